'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { StripeStateAnswer } from '@/lib/api/contract/stripe';
import { queryKeys } from '@/lib/api/queries';
import {
  connectStripe,
  disconnectStripe,
  readStripe,
  setStripe,
  stripeQuery,
  testStripeKey,
} from '@/lib/api/stripe-queries';

const READING_MS = 2000;
const READY_MS = 30_000;

/** How the connection stands, looked at while it reads; what an import of it changed is asked for again. */
export function useStripeState() {
  const client = useQueryClient();
  const query = useQuery({
    ...stripeQuery(),
    refetchInterval: ({ state }) => {
      const connection = state.data?.connection;
      if (!connection) return false;
      return connection.status === 'reading' ? READING_MS : READY_MS;
    },
  });
  const imported = query.data?.connection?.last_import_id ?? null;
  const known = useRef(imported);
  useEffect(() => {
    if (known.current === imported) return;
    known.current = imported;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.stripe[0] });
  }, [client, imported]);
  return query;
}

/** What can be said to it. */
export function useStripe() {
  const client = useQueryClient();
  const take = (state: StripeStateAnswer) => client.setQueryData(queryKeys.stripe, state);
  const connect = useMutation({ mutationFn: connectStripe, onSuccess: take });
  const test = useMutation({ mutationFn: testStripeKey });
  const read = useMutation({ mutationFn: readStripe, onSuccess: take, onError: sayFailed('It could not be read') });
  const set = useMutation({
    mutationFn: setStripe,
    onSuccess: (state) => {
      take(state);
      toast({ title: 'Saved', tone: 'good' });
    },
    onError: sayFailed('It could not be saved'),
  });
  const disconnect = useMutation({
    mutationFn: disconnectStripe,
    onSuccess: ({ state, withdrawn }) => {
      take(state);
      void client.invalidateQueries();
      const words = withdrawn === 0 ? 'What came of it stays.' : 'What came of it is withdrawn.';
      toast({ title: `Stripe is disconnected. ${words}`, tone: 'good' });
    },
  });
  return { connect, test, read, set, disconnect };
}
