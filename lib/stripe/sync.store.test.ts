import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { listImports } from '@/lib/store/imports';
import { openStore, type Store } from '@/lib/store/open';
import { readStripeConnection } from '@/lib/store/stripe-connection';
import { stripeCursors } from '@/lib/store/stripe-objects';
import { testDataDir } from '@/lib/store/testing';
import { freshWorkspace, tester } from '@/lib/store/testing-records';
import { withdrawImport } from '@/lib/store/undo-import';
import { connect, disconnect, testKey } from './connect';
import { DEFAULT_OPTIONS } from './options';
import { unseal } from './secret';
import { stripeState } from './state';
import { type SyncRequest, syncStripe } from './sync';
import { basic, company } from './testing/company';
import { at, invoice, line, price, subscription } from './testing/objects';
import { type FakeStripe, fakeStripe, type Objects } from './testing/server';
import { StripeProblem } from './trouble';

const KEY = 'rk_test_abcd1234';
const NOW = new Date('2025-04-20T09:00:00Z');

let store: Store;
const fakes: FakeStripe[] = [];
beforeAll(async () => {
  store = await openStore({ dataDir: testDataDir() });
});
afterAll(async () => {
  for (const fake of fakes) await fake.close();
  await store.close();
});

interface Place {
  fake: FakeStripe;
  workspaceId: number;
  waits: number[];
  sync(said?: Partial<SyncRequest>): ReturnType<typeof syncStripe>;
  arr(): Promise<number | undefined>;
}

const runner = () => ({ store, principal: tester, today: '2025-04-20' });

async function connected(objects: Objects): Promise<Place> {
  const fake = await fakeStripe(objects);
  fakes.push(fake);
  const workspaceId = await freshWorkspace(store);
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms);
  };
  const environment = { api: fake.url, key: null };
  await connect(runner(), { workspaceId, environment, key: KEY, options: DEFAULT_OPTIONS, now: NOW, sleep });
  fake.requests.length = 0;
  return {
    fake,
    workspaceId,
    waits,
    sync: (said) => syncStripe(runner(), { workspaceId, environment, now: () => NOW, sleep, ...said }),
    arr: async () => {
      const view = await loadLedgerView({ db: store.pool, principal: tester, workspaceId });
      return reports.movements(view, parseReportQuery([['grid', 'month']])).rows.at(-1)?.end_arr;
    },
  };
}

const importsOf = ({ workspaceId }: Place) => listImports(store.pool, tester, workspaceId);
const connectionOf = ({ workspaceId }: Place) => readStripeConnection(store.pool, tester, workspaceId);

describe('the first reading', () => {
  it('reads all pages, imports once, and says through when it is complete: yesterday', async () => {
    const place = await connected(company(120));
    const { status, written } = await place.sync();
    expect(status).toBe('done');
    expect(written).toMatchObject({ customers: 120, dataThrough: '2025-04-19' });
    expect(await place.arr()).toBe(120 * 12_000);
    const [run, ...others] = await importsOf(place);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ kind: 'stripe', source: 'stripe', status: 'done', dataThrough: '2025-04-19' });
    expect(run?.effect).toMatchObject({ after: { arr: 120 * 12_000 } });
  });

  it('reading again changes nothing and makes no import', async () => {
    const place = await connected(company(3));
    await place.sync();
    expect(await place.sync()).toEqual({ status: 'done', written: null });
    expect(await importsOf(place)).toHaveLength(1);
  });

  it('is undone like any import, and put back by reading the customers again', async () => {
    const place = await connected(company(3));
    const { written } = await place.sync();
    await withdrawImport(store, tester, place.workspaceId, written?.importId ?? '');
    expect(await place.arr()).toBeUndefined();
    expect((await place.sync({ all: true })).written?.customers).toBe(3);
    expect(await place.arr()).toBe(36_000);
  });
});

describe('what breaks off', () => {
  it('a connection that drops on page 40 of the invoices is told of, and goes on with page 40', async () => {
    const place = await connected(company(1100));
    // One invoice was asked for when the key was tried.
    let isBroken = true;
    place.fake.fault = (path, count) => (path === '/v1/invoices' && count > 40 && isBroken ? { kind: 'break' } : null);
    await expect(place.sync()).rejects.toMatchObject({
      code: 'connection',
      message: 'The connection to Stripe broke off at invoices, page 40.',
    });
    expect((await connectionOf(place))?.problem).toMatchObject({ code: 'connection' });
    const cursor = (await stripeCursors(store.pool, tester, place.workspaceId)).find(
      ({ object }) => object === 'invoice',
    );
    expect(cursor).toMatchObject({ pages: 39, objects: 3900, done: false });
    isBroken = false;
    place.fake.requests.length = 0;
    // As after a restart: nothing but the store is left of the first attempt.
    const { written } = await place.sync();
    expect(written?.customers).toBe(1100);
    expect(place.fake.requests.filter((each) => each.startsWith('/v1/invoices?'))).toHaveLength(5);
    expect(place.fake.requests.filter((each) => each.startsWith('/v1/customers'))).toEqual([]);
    expect((await connectionOf(place))?.problem).toBeNull();
    expect(await place.arr()).toBe(1100 * 12_000);
  }, 60_000);

  it('a page that breaks off once is asked for again at once', async () => {
    const place = await connected(company(3));
    place.fake.fault = (path, count) => (path === '/v1/customers' && count === 2 ? { kind: 'reset' } : null);
    await expect(place.sync()).resolves.toMatchObject({ status: 'done' });
  });

  it('a 429 waits as long as Stripe asks for', async () => {
    const place = await connected(company(3));
    place.fake.fault = (path, count) =>
      path === '/v1/subscriptions' && count <= 3 ? { kind: 'throttle', retryAfter: 7 } : null;
    await expect(place.sync()).resolves.toMatchObject({ status: 'done' });
    expect(place.waits).toEqual([7000, 7000]);
  });

  it('a 429 that does not end is told of, and tried again later', async () => {
    const place = await connected(company(3));
    place.fake.fault = (path) => (path === '/v1/prices' ? { kind: 'throttle', retryAfter: 2 } : null);
    await expect(place.sync()).rejects.toMatchObject({ code: 'rate_limited' });
    expect((await connectionOf(place))?.nextDue).toEqual(new Date(NOW.getTime() + 60_000));
  });

  it('out of time it keeps what it has and goes on the next time', async () => {
    const place = await connected(company(250));
    let pages = 0;
    const controller = new AbortController();
    const onPage = (): void => {
      pages += 1;
      if (pages === 5) controller.abort();
    };
    expect((await place.sync({ signal: controller.signal, onPage })).status).toBe('more');
    expect(await importsOf(place)).toEqual([]);
    expect((await place.sync()).written?.customers).toBe(250);
  });

  it('two readers at once: one reads, the other is told so', async () => {
    const place = await connected(company(3));
    const outcomes = await Promise.all([place.sync(), place.sync()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['busy', 'done']);
  });
});

describe('keys', () => {
  it('are sealed in the store, with a key file that its owner alone reads', async () => {
    const place = await connected(company(1));
    const connection = await connectionOf(place);
    expect(connection?.keyHint).toBe('rk_test_…1234');
    expect(connection?.keySealed).not.toContain('abcd');
    expect(await unseal(store.dataDir, connection?.keySealed ?? '')).toBe(KEY);
    const path = join(store.dataDir, 'stripe.key');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path)).toHaveLength(32);
  });

  it('that are wrong, too strong or lack rights are said so plainly', async () => {
    const { fake } = await connected(company(1));
    const problem = (key: string) => testKey(fake.url, key).catch((error: StripeProblem) => error.message);
    expect(await problem('rk_test_other9999')).toBe('Stripe does not know this key.');
    expect(await problem('sk_live_x')).toContain('it can move money');
    expect(await problem('hello')).toContain('rk_live_');
    fake.denied.set('invoices', 'invoice').set('events', 'event');
    const { troubles } = await testKey(fake.url, KEY);
    expect(troubles.map(({ message }) => message)).toEqual([
      'The key may not read invoices: it lacks the right “Invoice: Read”.',
      'The key may not read events: it lacks the right “Event: Read”.',
    ]);
  });

  it('of the other mode are refused before anything is mixed', async () => {
    const { workspaceId, fake } = await connected(company(1));
    const environment = { api: fake.url, key: null };
    const options = DEFAULT_OPTIONS;
    const other = connect(runner(), { workspaceId, environment, key: 'rk_live_abcd1234', options, now: NOW });
    await expect(other).rejects.toMatchObject({ code: 'wrong_mode' });
  });

  it('with data of the other mode are refused', async () => {
    const objects = company(1);
    const place = await connected(objects);
    for (const each of objects.customers ?? []) Object.assign(each, { livemode: true });
    await expect(place.sync()).rejects.toBeInstanceOf(StripeProblem);
    expect((await connectionOf(place))?.problem?.code).toBe('wrong_mode');
  });
});

describe('news', () => {
  const event = (id: string, object: object) => ({
    ...{ id, object: 'event', type: 'customer.subscription.updated', created: NOW.getTime() / 1000 - 60 },
    data: { object },
  });

  it('an event makes its object be read again, however often and in whatever order it comes', async () => {
    const objects = company(3);
    const place = await connected(objects);
    await place.sync();
    const said = { status: 'canceled' as const, ended_at: at('2025-04-15'), canceled_at: at('2025-04-15') };
    const index = objects.subscriptions?.findIndex(({ id }) => id === 'sub_2') ?? 0;
    const before = objects.subscriptions?.[index];
    Object.assign(before ?? {}, said);
    const old = { id: 'sub_2', object: 'subscription', status: 'active' };
    objects.events = [event('evt_2', { ...old, ...said }), event('evt_1', old), event('evt_2', { ...old, ...said })];
    const { written } = await place.sync();
    expect(written?.customers).toBe(1);
    expect(place.fake.requests.filter((each) => each.startsWith('/v1/subscriptions/sub_2'))).toHaveLength(1);
    // Paid until 10 May, so that nothing has left yet; taken back, the end is stated no longer.
    Object.assign(before ?? {}, { status: 'active', ended_at: null, canceled_at: null });
    const again = await place.sync();
    expect(again.written?.customers).toBe(1);
    expect(await place.arr()).toBe(36_000);
  });

  it('a new day alone moves data-through', async () => {
    const place = await connected(company(1));
    await place.sync();
    const next = await place.sync({ now: () => new Date('2025-04-21T09:00:00Z') });
    expect(next.written).toMatchObject({ customers: 0, dataThrough: '2025-04-20' });
  });
});

describe('a price that Stripe does not list', () => {
  const extra = { item: 'si_x', subscription: 'sub_x', from: '2025-04-10', until: '2025-05-10' };
  const notices = async ({ workspaceId }: Place) =>
    (await stripeState(runner(), workspaceId, null)).connection?.notices ?? [];

  it('is told of once, with what it means, until it is listed', async () => {
    const objects = company(2);
    const unlisted = price('price_gone', { unit: 700 });
    for (const customer of ['cus_1', 'cus_2']) {
      const own = line({ ...extra, item: `si_x_${customer}`, subscription: `sub_x_${customer}`, price: unlisted });
      objects.invoices?.push(invoice('2025-04-10', [own], { customer, livemode: false }));
      const item = { id: `si_y_${customer}`, price: basic, until: '2025-05-10' };
      objects.subscriptions?.push(subscription([item], { id: `sub_x_${customer}`, customer }));
    }
    const place = await connected(objects);
    await place.sync();
    const told = await notices(place);
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toContain('price_gone');
    const [run] = await importsOf(place);
    expect(run?.notices).toMatchObject([{ code: 'unknown_price', column: 'price_gone', severity: 'notice' }]);
    objects.prices?.push(unlisted);
    await place.sync({ all: true });
    expect(await notices(place)).toEqual([]);
  });
});

describe('currencies and leaving', () => {
  it('a currency without a rate is named, and what was read is kept', async () => {
    const objects = company(3);
    const euro = price('price_eur', { unit: 900, currency: 'eur' });
    objects.prices?.push(euro);
    const extra = { item: 'si_e', subscription: 'sub_e', price: euro, from: '2025-04-10', until: '2025-05-10' };
    objects.subscriptions?.push(
      subscription([{ id: 'si_e', price: euro, until: '2025-05-10' }], { id: 'sub_e', customer: 'cus_1' }),
    );
    objects.invoices?.push(invoice('2025-04-10', [line(extra)], { customer: 'cus_1' }));
    const place = await connected(objects);
    await expect(place.sync()).rejects.toMatchObject({ code: 'missing_rate' });
    expect((await connectionOf(place))?.problem?.message).toContain('EUR');
    expect(await importsOf(place)).toEqual([]);
  });

  it('disconnecting keeps what came, or withdraws all of it', async () => {
    const place = await connected(company(3));
    await place.sync();
    await disconnect(runner(), place.workspaceId, { withdraw: false });
    expect(await connectionOf(place)).toBeNull();
    expect(await place.arr()).toBe(36_000);
    const environment = { api: place.fake.url, key: null };
    const { workspaceId } = place;
    await connect(runner(), { workspaceId, environment, key: KEY, options: DEFAULT_OPTIONS, now: NOW });
    expect(await disconnect(runner(), workspaceId, { withdraw: true })).toEqual({ withdrawn: 1 });
    expect(await place.arr()).toBeUndefined();
  });
});
