import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stripeState as stateShape } from '@/lib/api/contract/stripe';
import { openStore, type Store } from '@/lib/store/open';
import { connectStripe, setStripe } from '@/lib/store/stripe-connection';
import { pendingObjects } from '@/lib/store/stripe-objects';
import { testDataDir } from '@/lib/store/testing';
import { freshWorkspace, tester } from '@/lib/store/testing-records';
import { seal } from './secret';
import { stripeState } from './state';
import { hear } from './webhook';

const SECRET = 'whsec_test';
const NOW = new Date();

let store: Store;
beforeAll(async () => {
  store = await openStore({ dataDir: testDataDir() });
});
afterAll(() => store.close());

async function connected(): Promise<number> {
  const workspaceId = await freshWorkspace(store);
  const said = { mode: 'test' as const, keySealed: null, keyHint: 'rk_test_…1234', options: {} };
  await connectStripe(store.pool, tester, workspaceId, said, NOW);
  await setStripe(store.pool, tester, workspaceId, { webhookSealed: await seal(store.dataDir, SECRET) });
  return workspaceId;
}

const event = (id: string, said: object = {}): string =>
  JSON.stringify({
    ...{ id, object: 'event', type: 'invoice.paid', livemode: false },
    ...{ data: { object: { id: 'in_1', object: 'invoice' } }, ...said },
  });

const signed = (payload: string, secret = SECRET, timestamp = Math.floor(NOW.getTime() / 1000)): string =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });

const runner = () => ({ store, principal: tester });
const hears = (workspaceId: number, body: string, signature: string | null) =>
  hear(runner(), workspaceId, { body, signature, now: NOW });

describe('the webhook', () => {
  it('notes the object that an event names, once, however often it comes', async () => {
    const workspaceId = await connected();
    for (const id of ['evt_2', 'evt_1', 'evt_2']) {
      expect(await hears(workspaceId, event(id), signed(event(id)))).toBe('noted');
    }
    const pending = await pendingObjects(store.pool, tester, workspaceId, 10);
    expect(pending).toMatchObject([{ object: 'invoice', id: 'in_1' }]);
  });

  it('refuses what is forged, changed on the way, replayed or not signed', async () => {
    const workspaceId = await connected();
    const body = event('evt_1');
    const hourAgo = Math.floor(NOW.getTime() / 1000) - 3600;
    for (const [text, signature] of [
      [body, signed(body, 'whsec_other')],
      [`${body} `, signed(body)],
      [body, signed(body, SECRET, hourAgo)],
      [body, null],
    ] as const)
      expect(await hears(workspaceId, text, signature)).toBe('forged');
    expect(await pendingObjects(store.pool, tester, workspaceId, 10)).toEqual([]);
  });

  it('ignores events of the other mode and of objects that are not read', async () => {
    const workspaceId = await connected();
    const live = event('evt_1', { livemode: true });
    const charge = event('evt_2', { data: { object: { id: 'ch_1', object: 'charge' } } });
    for (const body of [live, charge]) expect(await hears(workspaceId, body, signed(body))).toBe('ignored');
  });

  it('is told of in the state, which is of the contract’s shape and holds no secret', async () => {
    const workspaceId = await connected();
    const state = await stripeState(runner(), workspaceId, null);
    expect(stateShape.strict().parse(state)).toEqual(state);
    expect(state.connection).toMatchObject({ webhook: true, status: 'reading', key: 'rk_test_…1234' });
    expect(JSON.stringify(state)).not.toContain('whsec');
  });
});
