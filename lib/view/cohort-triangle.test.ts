import { describe, expect, it } from 'vitest';
import { scaleOf } from './cohort-scale';
import { cellAt, prepareTriangle, START } from './cohort-triangle';
import { tableShown } from './cohorts';
import { cohortRow, cohortsAnswer, sixQuarters } from './testing/cohorts';
import { csvOf } from './twin';

const none = { metric: 'net', by: null, part: null } as const;
const model = prepareTriangle(tableShown(sixQuarters(), none), undefined);

describe('the cohort table', () => {
  it('has a row a cohort, with what it has reached, what is not over, and what is to come', () => {
    expect(model.rows.map(({ name, accounts, unreached }) => [name, accounts, unreached])).toEqual([
      ['Q3 2025', '40', 0],
      ['Q4 2025', '20', 1],
      ['Q1 2026', '4', 2],
      ['Q2 2026', '30', 3],
      ['Q3 2026', '10', 4],
      ['Q4 2026', '1', 5],
    ]);
    expect(model.rows[1]?.cells.map(({ text, isPartial }) => text + (isPartial ? '*' : ''))).toEqual([
      '100',
      '90',
      '80',
      '80',
      '80*',
    ]);
  });

  it('a cell says its period and amounts, and opens them', () => {
    expect(cellAt(model, 1, 1)).toMatchObject({
      words: 'Q4 2025 after 1 quarter (Q1 2026): 90.0%, $18,000 of $20,000 ARR',
      figure: { metric: 'cohort_net.2025-Q4', period: '2026-Q1' },
    });
    expect(cellAt(model, 1, 4)?.words).toContain('(Q4 2026, not over)');
    expect(cellAt(model, 1, START)).toMatchObject({
      text: '$20k',
      figure: { metric: 'cohort_revenue.2025-Q4', period: '2025-Q4' },
    });
  });

  it('the foot is the average with its number of cohorts: (40 × 1.1 + 20 × 0.9 + 4 × 1 + 30 × 1.3) ÷ 94', () => {
    expect(model.mean?.[1]).toMatchObject({ text: '112', cohorts: '4' });
    expect(model.mean?.[5]).toMatchObject({ text: '–', cohorts: '0' });
  });

  it('its finding stops where fewer than three cohorts are left', () => {
    expect(model.title).toBe('The average cohort keeps 96.9% after 2 quarters');
    expect(model.curve?.path).toHaveLength(3);
  });

  it('goes to a file with averages and numbers below', () => {
    const lines = csvOf(model.table).split('\r\n');
    expect(lines[0]).toBe('Cohort,accounts,start_arr_USD,age_not_over,net_0,net_1,net_2,net_3,net_4,net_5');
    expect(lines[6]).toBe('2026-Q4,1,1000.00,0,1,,,,,');
    expect(lines[8]).toBe('cohorts,,,,5,4,3,2,1,0');
  });

  it('of a part opens that part alone', () => {
    const { rows, mean, mean_cohorts } = cohortsAnswer([cohortRow('2026-Q3', 5, [1, 0.8])]);
    const answer = { ...sixQuarters(), groups: [{ key: 'SMB', rows, mean, mean_cohorts }] };
    const shown = tableShown(answer, { metric: 'net', by: 'segment', part: 'SMB' });
    expect(prepareTriangle(shown, undefined).rows[0]?.cells[1]?.figure).toEqual({
      metric: 'cohort_net.2026-Q3',
      period: '2026-Q4',
      where: ['segment=SMB'],
    });
    expect(tableShown(answer, { metric: 'net', by: 'segment', part: 'Gone' }).where).toEqual([]);
  });

  it('ends with the last month asked for', () => {
    const asked = prepareTriangle(
      tableShown(cohortsAnswer([cohortRow('2025-01', 3, [1, 1])], { grid: 'month' }), none),
      '2025-02',
    );
    expect(asked.rows[0]?.cells[1]?.figure?.period).toBe('2025-02');
  });

  it('says why there is no figure', () => {
    const gone = { ...cohortRow('2026-Q3', 2, [null, null]), start_arr: 0 };
    const cell = cellAt(prepareTriangle(tableShown(cohortsAnswer([gone]), none), undefined), 0, 1);
    expect(cell).toMatchObject({ text: '–', figure: null, colour: null });
    expect(cell?.words).toContain('nobody paid at the end of the first period');
  });
});

describe('the scale', () => {
  it('parts at 100% in steps of 8 points, cut at 60% and 140%', () => {
    const { colourOf, legend } = scaleOf(tableShown(sixQuarters(), none));
    const steps = [0.1, 0.6, 0.92, 0.97, 1.03, 1.08, 1.4, 3].map(colourOf);
    expect(steps.map((step) => step?.replace('--heat-', ''))).toEqual(['n5', 'n5', 'n1', '0', '0', 'p1', 'p5', 'p5']);
    expect(legend.map(({ label }) => label).filter(Boolean)).toEqual(['≤ 60%', '100%', '≥ 140%']);
  });

  it('of what cannot rise ends at 100%; of counts rises from zero, whatever the opening balance has', () => {
    expect(scaleOf(tableShown({ ...sixQuarters(), metric: 'logo' }, none)).legend).toHaveLength(6);
    const counts = cohortsAnswer([cohortRow('before', 90, [90]), cohortRow('2026-Q4', 10, [10])], {
      metric: 'accounts',
    });
    const { colourOf, legend } = scaleOf(tableShown(counts, none));
    expect([colourOf(0), colourOf(10), colourOf(90), colourOf(null)]).toEqual(['--seq-0', '--seq-8', '--seq-8', null]);
    expect(legend.at(-1)?.label).toBe('≥ 10');
  });
});
