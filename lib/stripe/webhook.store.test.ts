import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stripeState as stateShape } from '@/lib/api/contract/stripe';
import { chanceOf } from '@/lib/ingest/testing/mutations';
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
const EVENTS = process.env.RATCHET_LONG === undefined ? 200 : 10_000;

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

  it(
    `${EVENTS} events, each once to three times and in any order, note what the same ones in order do`,
    async () => {
      const [inOrder, shuffled] = [await connected(), await connected()];
      const chance = chanceOf(20_261_123);
      const bodies = Array.from({ length: EVENTS }, (_, at) =>
        event(`evt_${at}`, { data: { object: { id: `in_${chance(EVENTS)}`, object: 'invoice' } } }),
      );
      const hearAll = async (workspaceId: number, sent: readonly string[]): Promise<void> => {
        for (let from = 0; from < sent.length; from += 8)
          await Promise.all(
            sent.slice(from, from + 8).map(async (body) => {
              expect(await hears(workspaceId, body, signed(body))).toBe('noted');
              if (chance(20) === 0) expect(await hears(workspaceId, body, signed(body, 'whsec_other'))).toBe('forged');
            }),
          );
      };
      await hearAll(inOrder, bodies);
      const often = bodies.flatMap((body) => Array<string>(1 + chance(3)).fill(body));
      for (let last = often.length - 1; last > 0; last--) {
        const other = chance(last + 1);
        [often[last], often[other]] = [often[other] ?? '', often[last] ?? ''];
      }
      await hearAll(shuffled, often);
      const noted = async (workspaceId: number) =>
        (await pendingObjects(store.pool, tester, workspaceId, 2 * EVENTS)).map(({ id }) => id).sort();
      expect(await noted(shuffled)).toEqual(await noted(inOrder));
      expect((await noted(inOrder)).length).toBeGreaterThan(EVENTS / 2);
    },
    EVENTS * 100,
  );

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
