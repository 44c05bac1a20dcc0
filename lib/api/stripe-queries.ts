/** TanStack query options of Stripe, read live; their keys are in queries.ts. */
import { queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { StripeSettingsRequest } from './contract/stripe';
import { queryKeys } from './queries';

const contract = () => import('./contract/stripe');
const state = async () => (await contract()).stripeState;

/** How the connection stands. */
export const stripeQuery = () =>
  queryOptions({
    queryKey: queryKeys.stripe,
    queryFn: ({ signal }) => askJson(state, '/stripe', { signal }),
  });

/** Tries a key and keeps it; null: the one of the environment. */
export const connectStripe = (key: string | null) => askJson(state, '/stripe', { method: 'POST', body: { key } });

/** Tries a key and keeps nothing. */
export const testStripeKey = (key: string | null) =>
  askJson(async () => (await contract()).stripeKeyTest, '/stripe/test', { method: 'POST', body: { key } });

export const readStripe = (all: boolean) => askJson(state, '/stripe/sync', { method: 'POST', body: { all } });

export const setStripe = (body: StripeSettingsRequest) => askJson(state, '/stripe/settings', { method: 'POST', body });

export const disconnectStripe = (withdraw: boolean) =>
  askJson(async () => (await contract()).stripeDisconnected, '/stripe/disconnect', {
    method: 'POST',
    body: { withdraw },
  });
