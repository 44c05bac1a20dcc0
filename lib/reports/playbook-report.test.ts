import { describe, expect, it } from 'vitest';
import { levers } from '@/lib/domain/benchmarks/levers';
import { explainFigure } from './explain-report';
import type { LedgerView } from './ledger-view';
import { playbookReport } from './playbook-report';
import { parseReportQuery, QueryError } from './query';
import { richView } from './testing/rich-view';
import { viewOf } from './testing/view';

const ask = (view: LedgerView, text = '') => playbookReport(view, parseReportQuery(new URLSearchParams(text)));

/** 10 seats at $100 a month from 2025; 15 from August: +$6,000 of $12,000 in the third quarter. Through 2025-12-31. */
const seats = (): LedgerView =>
  viewOf(
    {
      changes: [
        { account: 'a', on: '2025-01-01', minor: 1_000_00, quantity: 10 },
        { account: 'a', on: '2025-08-10', minor: 1_500_00, quantity: 15 },
      ],
      accounts: ['a'],
    },
    { dataThrough: '2025-12-31' },
  );

describe('the playbook', () => {
  it('has every stage with its target, levers, what it takes and what to avoid, and says who says so', () => {
    const { stages, stage, source } = ask(seats());
    expect(stage).toBe('0-1M');
    expect(stages.map(({ name, nrr_low, nrr_high, levers: shown }) => [name, nrr_low, nrr_high, shown.length])).toEqual(
      [
        ['0-1M', 0.9, 1, 3],
        ['1-5M', 1, 1.1, 3],
        ['5-20M', 1.1, 1.25, 4],
        ['20M+', 1.2, null, 4],
      ],
    );
    expect(source).toContain('no publication');
  });

  it('ties each lever to figures that there are: every one of them is computed', () => {
    const known = new Set(ask(richView()).figures.map(({ figure }) => figure));
    for (const stage of Object.values(levers))
      for (const { figures } of stage) {
        expect(figures.length).toBeGreaterThan(0);
        for (const figure of figures) expect(known, figure).toContain(figure);
      }
  });

  it('gives the last closed quarter, what it was before, and its course: seats 50 % in Q3, none in Q4', () => {
    const figure = ask(seats()).figures.find((one) => one.figure === 'expansion.seats');
    expect(figure).toMatchObject({ period: '2025-Q4', value: 0, before: 0.5, arr: 0, is_explained: true });
    expect(figure?.course.slice(-2)).toEqual([
      { period: '2025-Q3', value: 0.5 },
      { period: '2025-Q4', value: 0 },
    ]);
  });

  it('opens to accounts that add up to it', () => {
    const view = richView();
    const opened = ask(view).figures.filter(({ is_explained }) => is_explained);
    expect(opened.length).toBeGreaterThan(6);
    for (const { figure, period, value, arr, accounts } of opened) {
      const { explained } = explainFigure(
        view,
        parseReportQuery(new URLSearchParams({ metric: figure })),
        period ?? '',
      );
      if (arr === null) expect(explained.value, figure).toBe(value);
      else expect(explained.sum, figure).toBe(arr);
      if (accounts !== null) expect(explained.accounts.length, figure).toBe(accounts);
    }
  });

  it('says nothing of what nobody stated: no plans, no reviews, no coverage', () => {
    const { figures } = ask(seats());
    for (const name of ['coverage', 'qbr_effect', 'win_rate'])
      expect(figures.find(({ figure }) => figure === name)).toMatchObject({ value: null, is_explained: false });
  });

  it('is of the whole company, and of nobody while the ledger is empty', () => {
    expect(() => ask(seats(), 'by=plan')).toThrow(QueryError);
    expect(ask({ ...seats(), facts: null, basis: null })).toMatchObject({ stage: null, figures: [] });
  });
});
