/** Stripe, read live, on the server: connected, tried, read, told, disconnected. */

import { askedBy, caller as principal } from '@/lib/auth/asking';
import { readEnvironment } from '@/lib/env';
import type { Runner } from '@/lib/imports/runner';
import { findOwnWorkspace, ownWorkspace } from '@/lib/imports/workspaces';
import { systemPrincipal } from '@/lib/jobs/loop';
import { noteStripe, readStripeConnection, setStripe } from '@/lib/store/stripe-connection';
import { forgetCursors, importAllAgain } from '@/lib/store/stripe-objects';
import { connect, disconnect, type KeyTest, testKey } from '@/lib/stripe/connect';
import { DEFAULT_OPTIONS } from '@/lib/stripe/options';
import { hintOf, seal } from '@/lib/stripe/secret';
import { optionsFromJson, type StripeState, stripeState } from '@/lib/stripe/state';
import { optionsOf } from '@/lib/stripe/sync';
import { StripeProblem } from '@/lib/stripe/trouble';
import { hear } from '@/lib/stripe/webhook';
import type { StripeSettingsRequest } from './contract/stripe';
import { lookForJobs } from './jobs';
import { Refusal } from './refusal';
import { serverStore, todayHere } from './server';

const environment = () => readEnvironment().stripe;

async function runnerHere(): Promise<Runner> {
  return { store: await serverStore(), principal, today: await todayHere() };
}

function refuse(error: unknown): never {
  if (error instanceof StripeProblem)
    throw new Refusal(422, 'Stripe cannot be read', `${error.message} ${error.remedy}`, 'key');
  throw error;
}

const stateOf = async (runner: Runner, workspaceId: number | null): Promise<StripeState> => {
  const { key } = environment();
  return stripeState(runner, workspaceId, key === null ? null : hintOf(key));
};

export async function stripeHere(): Promise<StripeState> {
  const runner = await runnerHere();
  return stateOf(runner, (await findOwnWorkspace(runner.store, principal))?.id ?? null);
}

export async function testStripeKeyHere(key: string | null): Promise<KeyTest> {
  const { api, key: stated } = environment();
  const text = key ?? stated;
  if (text === null) throw new Refusal(422, 'No key', 'Type a restricted key, or set STRIPE_API_KEY.', 'key');
  return testKey(api, text).catch(refuse);
}

export async function connectStripeHere(key: string | null): Promise<StripeState> {
  const runner = await runnerHere();
  const { id: workspaceId } = await ownWorkspace(runner.store, principal);
  const before = await readStripeConnection(runner.store.pool, principal, workspaceId);
  const options = before === null ? DEFAULT_OPTIONS : optionsOf(before.options);
  await connect(runner, { workspaceId, environment: environment(), key, options, now: new Date() }).catch(refuse);
  lookForJobs();
  return stateOf(runner, workspaceId);
}

/** The workspace that Stripe is connected to. */
async function connectedHere() {
  const runner = await runnerHere();
  const workspace = await findOwnWorkspace(runner.store, principal);
  const connection = workspace && (await readStripeConnection(runner.store.pool, principal, workspace.id));
  if (!workspace || !connection) throw new Refusal(409, 'Not connected', 'Stripe is not connected.');
  return { runner, workspaceId: workspace.id };
}

export async function readStripeHere(all: boolean): Promise<StripeState> {
  const { runner, workspaceId } = await connectedHere();
  const { pool } = runner.store;
  if (all) {
    await forgetCursors(pool, principal, workspaceId);
    await importAllAgain(pool, principal, workspaceId);
  }
  await noteStripe(pool, principal, workspaceId, { nextDue: new Date(), problem: null });
  lookForJobs();
  return stateOf(runner, workspaceId);
}

export async function setStripeHere({ options, webhook_secret: secret }: StripeSettingsRequest): Promise<StripeState> {
  const { runner, workspaceId } = await connectedHere();
  const { store } = runner;
  await setStripe(store.pool, principal, workspaceId, {
    ...(options && { options: { ...optionsFromJson(options) } }),
    ...(secret !== undefined && { webhookSealed: secret === null ? null : await seal(store.dataDir, secret) }),
  });
  if (options) {
    await noteStripe(store.pool, principal, workspaceId, { nextDue: new Date() });
    lookForJobs();
  }
  return stateOf(runner, workspaceId);
}

export async function disconnectStripeHere(withdraw: boolean): Promise<{ withdrawn: number; state: StripeState }> {
  const { runner, workspaceId } = await connectedHere();
  const { withdrawn } = await disconnect(runner, workspaceId, { withdraw });
  return { withdrawn, state: await stateOf(runner, workspaceId) };
}

/** Stripe's own call: from no page, proven by its signature. */
export const hearStripeHere = (request: Request): Promise<{ received: boolean }> =>
  askedBy(systemPrincipal, () => heardFrom(request));

async function heardFrom(request: Request): Promise<{ received: boolean }> {
  const { runner, workspaceId } = await connectedHere();
  const signature = request.headers.get('stripe-signature');
  const heard = await hear(runner, workspaceId, { body: await request.text(), signature, now: new Date() });
  if (heard === 'not_connected')
    throw new Refusal(409, 'No signing secret', 'Enter the endpoint’s signing secret (whsec_…) with the connection.');
  if (heard === 'forged') throw new Refusal(400, 'Not signed', 'The signature is missing, wrong or too old.');
  if (heard === 'noted') lookForJobs();
  return { received: true };
}
