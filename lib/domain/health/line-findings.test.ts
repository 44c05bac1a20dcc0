import { describe, expect, it } from 'vitest';
import { formatDay } from '../day';
import { buildLineBook } from '../line-book';
import { NO_DAY } from '../records';
import type { LedgerSettings } from '../settings';
import { type Change, type InvoiceLine, type Rows, sourceRecords } from '../testing/columns';
import { usualSettings } from '../testing/reports';
import { type LineFindingKind, lineFindings } from './line-findings';

/** 'a 2025-02-01 – 2025-03-01 ×10, 1200 → 12000, 10800 in doubt (1, 2)': rows of the records, from 0. */
function listed(kind: LineFindingKind, rows: Rows, stated: Partial<LedgerSettings> = {}): string[] {
  const records = sourceRecords(rows);
  const settings = { ...usualSettings, ...stated };
  const query = { recordedBy: null };
  const pieces = lineFindings({ records, settings, query }, buildLineBook(records, settings, query));
  let step = pieces.next();
  while (!step.done) step = pieces.next();
  const found = step.value[kind];
  return Array.from({ length: found.length }, (_, at) => {
    const until = found.untilDay[at] === NO_DAY ? '' : ` – ${formatDay(found.untilDay[at]!)}`;
    return (
      `${records.accounts.ids[found.account[at]!]} ${formatDay(found.day[at]!)}${until} ×${found.size[at]}, ` +
      `${found.startMinor[at]} → ${found.endMinor[at]}, ${found.arrMinor[at]} in doubt (${found.rowBefore[at]}, ${found.row[at]})`
    );
  });
}

const change = (on: string, minor: number, more: Partial<Change> = {}): Change => ({
  account: 'a',
  on,
  item: 'Core',
  minor,
  ...more,
});
const invoice = (from: string, until: string, minor: number, more: Partial<InvoiceLine> = {}): InvoiceLine => ({
  account: 'a',
  from,
  until,
  minor,
  product: 'Core',
  ...more,
});

describe('jumps', () => {
  const jumps = (...changes: Change[]) => listed('jump', { changes });

  it('of ten times that stay: $100 a month becomes $1,000', () => {
    expect(jumps(change('2025-01-01', 10_000), change('2025-03-01', 100_000))).toEqual([
      'a 2025-03-01 ×10, 120000 → 1200000, 1080000 in doubt (0, 1)',
    ]);
  });
  it('there and back are one', () => {
    expect(jumps(change('2025-01-01', 10_000), change('2025-03-01', 1_000_000), change('2025-04-01', 10_400))).toEqual([
      'a 2025-03-01 – 2025-04-01 ×100, 120000 → 12000000, 11880000 in doubt (0, 1)',
    ]);
  });
  it('downward; a year’s amount read as a month’s', () => {
    expect(jumps(change('2025-01-01', 10_000), change('2025-03-01', 1000))).toEqual([
      'a 2025-03-01 ×0.1, 120000 → 12000, 108000 in doubt (0, 1)',
    ]);
    expect(jumps(change('2025-01-01', 10_000), change('2025-03-01', 120_000))).toHaveLength(1);
    expect(jumps(change('2025-01-01', 10_000), change('2025-03-01', 120_000, { every: [1, 'year'] }))).toEqual([]);
  });
  it('of another quantity or plan are meant, unless the next record takes them back', () => {
    const seats = (on: string, quantity: number) => change(on, quantity * 1000, { quantity });
    expect(jumps(seats('2025-01-01', 5), seats('2025-03-01', 50))).toEqual([]);
    expect(jumps(seats('2025-01-01', 5), seats('2025-03-01', 50), seats('2025-04-01', 5))).toHaveLength(1);
    const plan = (on: string, minor: number, name: string) => change(on, minor, { plan: name });
    expect(jumps(plan('2025-01-01', 1000, 'Basic'), plan('2025-03-01', 10_000, 'Pro'))).toEqual([]);
    expect(jumps(plan('2025-01-01', 1000, 'Basic'), plan('2025-03-01', 10_000, 'Basic'))).toHaveLength(1);
  });
  it('are none where a line starts, ends, grows ninefold, or is another line', () => {
    expect(jumps(change('2025-01-01', 0), change('2025-03-01', 10_000))).toEqual([]);
    expect(jumps(change('2025-01-01', 10_000), change('2025-03-01', 90_000))).toEqual([]);
    expect(jumps(change('2025-01-01', 10_000), change('2025-03-01', 100_000, { item: 'Other' }))).toEqual([]);
  });
  it('before history begins are in no figure', () => {
    const changes = [change('2024-01-01', 10_000), change('2024-03-01', 100_000)];
    expect(listed('jump', { changes }, { historyFrom: '2025-01-01' })).toEqual([]);
  });
});

describe('gaps', () => {
  const gaps = (...invoices: InvoiceLine[]) => listed('gap', { invoices });

  it('a month without an invoice is longer than the grace of 30 days: March has 31', () => {
    expect(gaps(invoice('2025-02-01', '2025-03-01', 10_000), invoice('2025-04-01', '2025-05-01', 11_000))).toEqual([
      'a 2025-03-01 – 2025-04-01 ×31, 120000 → 132000, 120000 in doubt (0, 1)',
    ]);
  });
  it('within the grace none; longer than a quarter and a period: it left and came back', () => {
    expect(gaps(invoice('2025-01-01', '2025-02-01', 100), invoice('2025-03-01', '2025-04-01', 100))).toEqual([]);
    expect(gaps(invoice('2025-01-01', '2025-02-01', 100), invoice('2025-06-01', '2025-07-01', 100))).toEqual([]);
  });
  it('of a year’s contract may be a year', () => {
    const [first, later] = [invoice('2022-01-01', '2023-01-01', 1200), invoice('2024-01-01', '2025-01-01', 1200)];
    expect(gaps(first, later)).toHaveLength(1);
    expect(gaps(first, { ...later, from: '2024-03-01', until: '2025-03-01' })).toEqual([]);
  });
  it('are none where another line began with it, as one added by hand does', () => {
    const invoices = [invoice('2025-02-01', '2025-03-01', 100), invoice('2025-04-01', '2025-05-01', 100)];
    const begins = change('2025-03-01', 100);
    expect(listed('gap', { invoices, changes: [begins] })).toEqual([]);
    expect(listed('gap', { invoices, changes: [{ ...begins, on: '2025-03-02' }] })).toHaveLength(1);
    expect(listed('gap', { invoices, changes: [{ ...begins, on: '2024-03-01' }] })).toHaveLength(1);
    const ends = { ...begins, on: '2025-03-15', status: 'ended' as const };
    expect(listed('gap', { invoices, changes: [begins, ends] })).toHaveLength(1);
  });
});

describe('overlaps', () => {
  const overlaps = (...invoices: InvoiceLine[]) => listed('overlap', { invoices });
  const month = (number: number, more: Partial<InvoiceLine> = {}) =>
    invoice(`2025-0${number}-01`, `2025-0${number + 1}-01`, 10_000, more);

  it('one month billed twice', () => {
    expect(overlaps(month(1), month(2), month(2, { lineId: 'again' }), month(3))).toEqual([
      'a 2025-02-01 – 2025-03-01 ×28, 120000 → 240000, 120000 in doubt (1, 2)',
    ]);
  });
  it('a year billed again a month too early', () => {
    const year = (from: string, until: string) => invoice(from, until, 120_000);
    expect(overlaps(year('2024-01-01', '2025-01-01'), year('2024-12-01', '2025-12-01'))).toEqual([
      'a 2024-12-01 – 2025-01-01 ×31, 120000 → 240000, 120000 in doubt (0, 1)',
    ]);
  });
  it('the last month billed twice, after one that was not', () => {
    expect(listed('overlap', { invoices: [month(1), month(2), month(2)] }, { dataThrough: '2025-02-10' })).toHaveLength(
      1,
    );
  });
  it('are none of lines that go on side by side, of other amounts, of a second licence', () => {
    expect(overlaps(month(1), month(1), month(2), month(2))).toEqual([]);
    expect(overlaps(month(1), month(2), month(2, { minor: 500 }), month(3))).toEqual([]);
    expect(overlaps(month(1), month(2), month(2), month(3), month(3))).toEqual([]);
    expect(overlaps(month(1), month(2), month(2, { product: 'Other' }), month(3))).toEqual([]);
  });
  it('are none where the first is credited', () => {
    const credit = month(2, { minor: -10_000 });
    expect(overlaps(month(1), month(2), credit, month(2), month(3))).toEqual([]);
  });
});

describe('quantities that go blank', () => {
  it('five seats, then an amount alone; the blank ones after it say nothing new', () => {
    const changes = [
      change('2025-01-01', 5000, { quantity: 5 }),
      change('2025-02-01', 5500),
      change('2025-03-01', 6000),
    ];
    expect(listed('blank_quantity', { changes })).toEqual([
      'a 2025-02-01 ×5000000, 60000 → 66000, 66000 in doubt (0, 1)',
    ]);
  });
  it('of one seat, of a meter, of an end and of invoices that state theirs say nothing', () => {
    const of = (...changes: Change[]) => listed('blank_quantity', { changes });
    expect(of(change('2025-01-01', 5000, { quantity: 1 }), change('2025-02-01', 5500))).toEqual([]);
    const usage = { kind: 'usage' } as const;
    expect(of(change('2025-01-01', 5000, { quantity: 5, ...usage }), change('2025-02-01', 5500, usage))).toEqual([]);
    expect(of(change('2025-01-01', 5000, { quantity: 5 }), change('2025-02-01', 0, { status: 'ended' }))).toEqual([]);
    const invoices = [
      invoice('2025-01-01', '2025-02-01', 500, { quantity: 5 }),
      invoice('2025-02-01', '2025-03-01', 500, { quantity: 4 }),
      invoice('2025-03-01', '2025-04-01', 500),
    ];
    expect(listed('blank_quantity', { invoices })).toEqual([
      'a 2025-03-01 ×4000000, 6000 → 6000, 6000 in doubt (1, 2)',
    ]);
  });
});

describe('changes far ahead', () => {
  it('a year and a day after the data ends; a year is not', () => {
    const changes = [
      change('2025-01-01', 1000),
      change('2026-12-31', 2000),
      change('2035-01-01', 0, { status: 'ended' }),
    ];
    expect(listed('far_ahead', { changes })).toEqual(['a 2035-01-01 ×3288, 24000 → 0, 24000 in doubt (-1, 2)']);
  });
  it('an invoice that begins then; not one whose period merely ends then', () => {
    const invoices = [invoice('2025-01-01', '2035-01-01', 1000)];
    expect(listed('far_ahead', { invoices })).toEqual([]);
    expect(listed('far_ahead', { invoices: [invoice('2052-01-01', '2052-02-01', 1000)] })).toEqual([
      'a 2052-01-01 ×9497, 0 → 12000, 12000 in doubt (-1, 0)',
    ]);
  });
});
