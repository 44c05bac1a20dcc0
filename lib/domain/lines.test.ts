import { describe, expect, it } from 'vitest';
import { formatDay } from './day';
import { LAPSE, NONE } from './line-states';
import { type LineStates, walkLines } from './lines';
import { changeKinds } from './records';
import type { LedgerSettings } from './settings';
import { motions, sources } from './source';
import { type Rows, sourceRecords } from './testing/columns';
import { usualSettings } from './testing/reports';

/** States of all accounts: 'account/line day native→reporting quantity product kind, what else is stated'. */
function statesOf(rows: Rows, stated: Partial<LedgerSettings> = {}): string[] {
  const records = sourceRecords(rows);
  const found: string[] = [];
  const told = (states: LineStates, at: number): string => {
    const money = `${states.nativeMinor[at]} ${states.currencies[states.currency[at]!]} = ${states.arrMinor[at]}`;
    const quantity = Number.isNaN(states.quantityMicro[at]!) ? '–' : states.quantityMicro[at]! / 1_000_000;
    const product = records.products[states.product[at]!];
    const more = [
      changeKinds[states.kind[at]!],
      records.plans[states.plan[at]!],
      states.statesUnit[at] === 1 ? 'unit price' : undefined,
      states.source[at] === NONE ? undefined : sources[states.source[at]!],
      motions[states.motion[at]!] === 'unknown' ? undefined : motions[states.motion[at]!],
      states.row[at] === LAPSE ? 'lapse' : `${states.isInvoice[at] === 1 ? 'invoice' : 'change'} ${states.row[at]}`,
    ];
    return `${formatDay(states.day[at]!)} ${money}, ${quantity} ${product}, ${more.filter(Boolean).join(', ')}`;
  };
  walkLines(records, { ...usualSettings, ...stated }, { recordedBy: null }, (account, states) => {
    for (let at = 0; at < states.to; at += 1)
      found.push(`${records.accounts.ids[account]}/${states.line[at]} ${told(states, at)}`);
  });
  return found;
}

describe('lines', () => {
  it('give an item’s states as they were stated, in its own currency and converted: 100.00 € × 12 at 1.1', () => {
    const rows: Rows = {
      changes: [
        { account: 'a', on: '2025-01-01', minor: 10_000, currency: 'EUR', plan: 'Team', quantity: 2, statesUnit: true },
        { account: 'a', on: '2025-02-01', minor: 0, status: 'ended', currency: 'EUR', source: 'downgrade' },
        { account: 'b', on: '2025-03-01', item: 'Help', kind: 'add_on', minor: 100, cause: 'add-on', motion: 'sales' },
      ],
    };
    expect(statesOf(rows, { planRates: { EUR: '1.1' } })).toEqual([
      'a/0 2025-01-01 120000 EUR = 132000, 2 Core, core, Team, unit price, change 0',
      'a/0 2025-02-01 0 EUR = 0, – Core, core, plan, change 1',
      'b/0 2025-03-01 1200 USD = 1200, – Help, add_on, add_on, sales, change 2',
    ]);
  });
  it('let a metered line that no row reports lapse, as what it was', () => {
    expect(statesOf({ changes: [{ account: 'a', on: '2025-01-10', kind: 'usage', minor: 100, quantity: 7 }] })).toEqual(
      ['a/0 2025-01-10 1200 USD = 1200, 7 Core, usage, change 0', 'a/0 2025-02-28 0 USD = 0, – Core, usage, lapse'],
    );
  });
  it('give an invoiced product one line in each currency; it is what the charge that began last says', () => {
    const rows: Rows = {
      changes: [{ account: 'a', on: '2025-01-01', minor: 1, every: [1, 'year'] }],
      invoices: [
        { account: 'a', from: '2025-01-01', until: '2025-03-01', minor: 200, product: 'P', plan: 'Old', quantity: 2 },
        {
          account: 'a',
          from: '2025-02-01',
          until: '2025-04-01',
          minor: 400,
          product: 'P',
          plan: 'New',
          kind: 'add_on',
        },
        { account: 'a', from: '2025-02-01', until: '2025-03-01', minor: 10, product: 'P', currency: 'EUR' },
      ],
    };
    expect(statesOf(rows, { graceDays: 0, planRates: { EUR: '2' } })).toEqual([
      'a/0 2025-01-01 1 USD = 1, – Core, core, change 0',
      'a/1 2025-01-01 1200 USD = 1200, 2 P, core, Old, invoice 0',
      'a/1 2025-02-01 3600 USD = 3600, 3 P, add_on, New, invoice 1',
      'a/1 2025-03-01 2400 USD = 2400, – P, add_on, New, invoice 1',
      'a/1 2025-04-01 0 USD = 0, – P, add_on, lapse',
      'a/2 2025-02-01 120 EUR = 240, – P, core, invoice 2',
      'a/2 2025-03-01 0 EUR = 0, – P, core, lapse',
    ]);
  });
  it('return to the earlier charge when the one that began last ends first', () => {
    const rows: Rows = {
      invoices: [
        { account: 'a', from: '2025-01-01', until: '2026-01-01', minor: 1200, plan: 'Year', quantity: 1 },
        { account: 'a', from: '2025-02-01', until: '2025-03-01', minor: 100, plan: 'Month', quantity: 5 },
      ],
    };
    expect(statesOf(rows, { graceDays: 0 }).map((state) => state.slice(4))).toEqual([
      '2025-01-01 1200 USD = 1200, 1 Core, core, Year, invoice 0',
      '2025-02-01 2400 USD = 2400, 6 Core, core, Month, invoice 1',
      '2025-03-01 1200 USD = 1200, 1 Core, core, Year, invoice 0',
      '2026-01-01 0 USD = 0, – Core, core, lapse',
    ]);
  });
  it('keep their columns’ room: an account of a hundred lines after one of one', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      account: 'b',
      on: '2025-01-01',
      item: `i${index}`,
      minor: 1,
    }));
    const states = statesOf({ changes: [{ account: 'a', on: '2025-01-01', minor: 1 }, ...many] });
    expect(states).toHaveLength(101);
    expect(states.at(-1)).toBe('b/99 2025-01-01 12 USD = 12, – i99, core, change 100');
  });
});
