import { describe, expect, it } from 'vitest';
import { prepareAhead, prepareDue, type Scheduled } from './ahead';

const change = (on: string, end_arr: number): Scheduled['changes'][number] => ({
  on,
  account: `c-${on}`,
  name: 'Arbor Restoration',
  type: end_arr === 0 ? 'churn' : 'expansion',
  start_arr: 10_000_00,
  end_arr,
});

const scheduled = (changes: Scheduled['changes']): Scheduled => ({
  currency: 'USD',
  data_through: '2026-11-15',
  current_arr: 100_000_00,
  contracted_arr: 100_000_00 + changes.reduce((sum, { start_arr, end_arr }) => sum + end_arr - start_arr, 0),
  changes,
});

describe('what is scheduled', () => {
  it('is told with what it comes to: +3,960 − 10,000 = −6,040, so $93,960 is contracted', () => {
    const model = prepareAhead(scheduled([change('2026-11-24', 13_960_00), change('2026-12-12', 0)]));
    expect(model).toMatchObject({
      finding: 'What is scheduled takes $6.04k',
      description: 'Scheduled after 15 Nov 2026; in no current figure. ARR',
      contracted: { text: '$93,960', exact: '$93,960.00', note: '−$6,040 on today' },
      empty: null,
      rest: null,
    });
    expect(model.rows.map(({ day, what, change: by, isLoss }) => [day, what, by, isLoss])).toEqual([
      ['24 Nov 2026', 'Expansion', '+$3,960', false],
      ['12 Dec 2026', 'Churn', '−$10,000', true],
    ]);
    expect(model.rows[0]?.figure).toEqual({
      metric: 'scheduled_change',
      period: '2026-11-15',
      account: 'c-2026-11-24',
    });
    expect(model.contracted.figure).toEqual({ metric: 'contracted_arr', period: '2026-11-15' });
  });

  it('is summed up where it is too much to list; the file has it all', () => {
    const days = Array.from({ length: 10 }, (_, index) => `2026-12-${String(index + 1).padStart(2, '0')}`);
    const model = prepareAhead(scheduled(days.map((day) => change(day, 11_000_00))));
    expect(model.rows).toHaveLength(7);
    expect(model.rest).toEqual({ count: '3 more changes', change: '+$3,000' });
    expect(model.table.rows).toHaveLength(10);
    expect(model.finding).toBe('What is scheduled adds $10k');
  });

  it('may be nothing, or cancel out', () => {
    expect(prepareAhead(scheduled([]))).toMatchObject({
      finding: 'No change is scheduled',
      contracted: { note: 'as today' },
    });
    expect(prepareAhead(scheduled([])).empty).toContain('every contract goes on as it is');
    expect(prepareAhead(scheduled([change('2026-12-01', 10_000_00)])).finding).toBe(
      'What is scheduled leaves ARR as it is',
    );
  });
});

describe('renewals', () => {
  it('that come up are told by how soon', () => {
    const model = prepareDue({
      currency: 'USD',
      data_through: '2026-11-15',
      due: [
        { within: 30, accounts: 1, arr: 742_270_00 },
        { within: 60, accounts: 49, arr: 1_340_471_50 },
      ],
      awaiting: { accounts: 36, arr: 1_110_260_50 },
    });
    expect(model.finding).toBe('$742k comes up for renewal within 30 days');
    expect(model.rows.map(({ label, note, exact }) => [label, note, exact])).toEqual([
      ['Within 30 days', '1 account', '$742,270.00'],
      ['Within 60 days', '49 accounts', '$1,340,471.50'],
      ['Past, still open', '36 accounts', '$1,110,260.50'],
    ]);
    expect(model.rows.map(({ figure }) => figure?.metric)).toEqual(['due_arr.30d', 'due_arr.60d', 'due_arr.past']);
    const none = prepareDue({ currency: 'USD', data_through: null, due: [], awaiting: { accounts: 0, arr: 0 } });
    expect(none.finding).toBe('No term ends within 30 days');
  });
});
