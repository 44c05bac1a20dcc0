import { describe, expect, it } from 'vitest';
import {
  addedFields,
  changeChoices,
  correctedFields,
  endChoices,
  isChanged,
  isComplete,
  lastChangeDay,
} from './adjust-form';
import { effectLines, nrrChange, partWords } from './adjustment-effect';
import {
  type AdjustmentInput,
  adjustmentsTable,
  asWritten,
  joinedAdjustments,
  prepareAdjustments,
} from './adjustments';
import { csvOf } from './twin';

const effect = (arr: number, nrr: number) => ({
  before: { arr: 100_000, nrr: 1.062 },
  after: { arr: 100_000 + arr, nrr: 1.062 + nrr },
  arr,
  nrr,
});

const adjustment = (said: Partial<AdjustmentInput>): AdjustmentInput => ({
  adjustment_id: 'x1',
  kind: 'correct',
  description: 'Corrected Planner of 2026-06-10: amount 10.00 → 20.00',
  reason: 'Typo',
  who: 'local',
  made_at: '2026-11-22T13:10:00.000Z',
  undone_at: null,
  accounts: [{ account: 'a', name: 'Acme' }],
  can_undo: true,
  request: null,
  effect: effect(120_000, 0.00112),
  ...said,
});

const whole = { isPart: false, timeZone: 'UTC' };
const list = (...adjustments: AdjustmentInput[]) => ({
  currency: 'USD',
  current: { arr: 220_000, nrr: 1.063 },
  all: adjustments.length,
  total: adjustments.length,
  standing: adjustments.filter(({ undone_at }) => undone_at === null).length,
  kinds: [...new Set(adjustments.map(({ kind }) => kind))].map((kind) => ({
    kind,
    adjustments: adjustments.filter((each) => each.kind === kind).length,
  })),
  account: null,
  has_effects: true,
  adjustments,
});

describe('the list of adjustments', () => {
  it('tells each with its effect in money and in hundredths of a point', () => {
    const model = prepareAdjustments(list(adjustment({})), whole);
    expect(model.finding).toBe('1 adjustment by hand, 1 of which moves ARR or NRR');
    expect(model.lines).toMatchObject([
      {
        description: 'Corrected Planner of 10 Jun 2026: amount 10.00 → 20.00',
        who: 'You',
        when: '22 Nov 2026, 13:10',
        arr: '+$1,200.00',
        nrr: '+0.11',
        moves: true,
        canUndo: true,
        canRedo: false,
      },
    ]);
    expect(csvOf(adjustmentsTable(list(adjustment({}))))).toContain('1200.00');
  });

  it('keeps what was undone readable, and what moves nothing apart', () => {
    const undone = adjustment({ undone_at: '2026-11-23T00:00:00.000Z', can_undo: false, effect: null, request: {} });
    const note = adjustment({ kind: 'note', effect: effect(0, 0) });
    const { finding, lines, kinds } = prepareAdjustments(list(undone, note), whole);
    expect(finding).toBe('1 adjustment by hand, none of which moves ARR or NRR');
    expect(lines[0]).toMatchObject({ arr: '–', nrr: '–', note: 'It counts no more.', canRedo: true });
    expect(lines[1]).toMatchObject({ arr: '$0.00', nrr: '0.00', moves: false });
    expect(prepareAdjustments(list(undone), whole).finding).toBe('No adjustment counts: 1 was undone');
    expect(kinds.map(({ label }) => label)).toEqual(['Change corrected (1)', 'Note (1)']);
  });

  it('tells what is left out: words or a kind, an account, and rows further down', () => {
    const accounts = [...'bcde'].map((account) => ({ account, name: account.toUpperCase() }));
    const data = { ...list(adjustment({ kind: 'attributes', accounts })), all: 1204 };
    const found = prepareAdjustments({ ...data, account: { name: 'B' } }, { ...whole, isPart: true });
    expect(found).toMatchObject({
      finding: '1 of 1,204 adjustments by hand',
      accountName: 'B',
      lines: [{ accounts: [{ name: 'B' }, { name: 'C' }], more: 'and 2 more' }],
      rest: null,
    });
    const pages = [list(adjustment({})), list(adjustment({ adjustment_id: 'x2' }))];
    const joined = joinedAdjustments(pages.map((page) => ({ ...page, total: 1204, standing: 1200 })));
    if (joined === null) throw new Error('there are pages');
    expect(prepareAdjustments(joined, whole)).toMatchObject({
      finding: '1,200 adjustments by hand; 4 more were undone',
      rest: '2 of 1,204 adjustments',
    });
    expect(joinedAdjustments([])).toBeNull();
  });
});

describe('effects in words', () => {
  it('say what is before, after and between', () => {
    expect(effectLines(effect(120_000, 0.00112), 'USD')).toMatchObject([
      { before: '$1,000.00', after: '$2,200.00', change: '+$1,200.00', isSame: false },
      { before: '106.20%', after: '106.31%', change: '+0.11 points' },
    ]);
    expect([nrrChange(0), nrrChange(0.00001), nrrChange(-0.00001), nrrChange(null)]).toEqual([
      '0.00',
      '+0.00',
      '−0.00',
      '–',
    ]);
  });

  it('tell what an override moves, and where it moves nothing', () => {
    const part = { product: 'Planner', source: 'seats', motion: 'unknown', arr: 2_400_000 };
    const parts = { before: [part], after: [{ ...part, source: 'plan', motion: 'sales' }] };
    expect(partWords({ currency: 'USD', parts })).toEqual({
      before: '+$24,000.00 Seats',
      after: '+$24,000.00 Plan changes, sales',
    });
    expect(partWords({ currency: 'USD', parts: { before: [part], after: [part] } })?.after).toContain('stays the same');
    expect(partWords({ currency: 'USD', parts: null })).toBeNull();
  });
});

describe('the form of a change', () => {
  const fields = { effective_on: '2026-06-10', product: 'Planner', amount: '170.00', interval: 'year', quantity: '3' };
  const change = { record: 7, on: '2026-06-10', fields, arr: 17_000, is_ended: false, by_hand: false };
  const account = {
    currency: 'USD',
    data_through: '2026-11-21',
    lines: [
      { item: 'Planner', product: 'Planner', is_invoiced: false, arr: 17_000, changes: [change] },
      { item: 's2', product: 'Maps', is_invoiced: false, arr: 0, changes: [{ ...change, record: 8, is_ended: true }] },
    ],
  };

  it('offers every change, and the lines that run', () => {
    expect(changeChoices(account).map(({ choices }) => choices[0])).toEqual([
      { value: '7', label: 'Planner, 10 Jun 2026: ARR $170.00' },
      { value: '8', label: 'Maps (s2), 10 Jun 2026: ended' },
    ]);
    expect(endChoices(account)).toEqual([{ value: '7', label: 'Planner: ARR $170.00' }]);
    expect(lastChangeDay(account)).toBe('2026-06-10');
  });

  it('sends what was changed, and the amount in any case', () => {
    const values = { ...fields, quantity: '4', plan: '' };
    expect(isChanged(fields, fields)).toBe(false);
    expect(isChanged(fields, values)).toBe(true);
    expect(correctedFields(fields, values)).toEqual({ quantity: '4', amount: '170.00' });
    expect(addedFields({ ...values, amount: ' 5 ' })).toEqual({ ...fields, quantity: '4', amount: '5' });
    expect([isComplete(values), isComplete({ ...values, amount: ' ' })]).toEqual([true, false]);
  });
});

it.each([
  ['Planned seats 12000.00 USD, expected 2027-01-31', 'Planned seats $12,000.00, expected 31 Jan 2027'],
  ['Planned plan 900 JPY, owner Ann', 'Planned plan ¥900, owner Ann'],
  [
    'Cost of 2026-01 expansion Sales 900.00 USD, 2026-02 new none',
    'Cost of Jan 2026 expansion Sales $900.00, Feb 2026 new none',
  ],
  ['amount 10.00 USD → 12.50 USD', 'amount $10.00 → $12.50'],
  ['Deal of 1,200 USD with 3 PMO people, ticket 17-12 USDX', 'Deal of 1,200 USD with 3 PMO people, ticket 17-12 USDX'],
])('days and amounts as they are written everywhere: %s', (said, written) => expect(asWritten(said)).toBe(written));
