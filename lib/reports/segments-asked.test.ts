import { describe, expect, it } from 'vitest';
import { dayOf } from '@/lib/domain/testing/reports';
import { bridgeReport } from './bridge-report';
import { definitionsReport } from './definitions-report';
import { parseReportQuery } from './query';
import { segmentsAsked } from './segments-asked';
import { viewOf } from './testing/view';

/** a was an enterprise until 1 March, b always is small; a grows by half on 10 March. */
const view = viewOf(
  {
    changes: [
      { account: 'a', on: '2025-01-05', minor: 100 },
      { account: 'b', on: '2025-01-05', minor: 100 },
      { account: 'a', on: '2025-03-10', minor: 150 },
    ],
    accounts: ['a', 'b'],
    attributes: [
      {
        slug: 'segment',
        values: ['SMB', 'ENT'],
        codes: Int32Array.of(0, 0),
        dated: {
          account: Int32Array.of(0, 0, 1),
          day: Int32Array.of(dayOf('2025-01-01'), dayOf('2025-03-01'), dayOf('2025-01-01')),
          code: Int32Array.of(1, 0, 0),
        },
      },
    ],
  },
  { dataThrough: '2025-04-14' },
);
const ask = (text: string) => parseReportQuery(new URLSearchParams(text));

describe('segments of a report with several windows', () => {
  it('by the value now: both are small', () => {
    const { whole, groups } = segmentsAsked({ ...view, facts: view.facts! }, ask('by=segment'), [dayOf('2025-02-14')]);
    expect(whole(dayOf('2025-02-14'))).toEqual(Int32Array.of(0, 1));
    expect(groups?.map(({ key }) => key)).toEqual(['SMB']);
  });
  it('by the value at each start: a is an enterprise on 14 February, small on 14 March', () => {
    const starts = [dayOf('2025-02-14'), dayOf('2025-03-14')];
    const { groups } = segmentsAsked({ ...view, facts: view.facts! }, ask('by=segment&attr_at=start'), starts);
    expect(groups?.map(({ key, accountsAt }) => [key, ...starts.map((start) => [...accountsAt(start)])])).toEqual([
      ['ENT', [0], []],
      ['SMB', [1], [0, 1]],
    ]);
  });
  it('a bridge of the small: b alone to 14 March, 100 → 100; a and b to 14 April, 250 → 250: a entered, and adds 0', () => {
    const at = 'window=1&attr_at=start&at=2025-03-14,2025-04-14';
    const report = bridgeReport(view, ask(`${at}&where=segment=SMB`));
    expect([report.from?.accounts, report.to?.accounts, report.points]).toEqual([1, 2, 0]);
    expect(bridgeReport(view, ask(`${at}&by=segment`)).groups?.map(({ key, points }) => [key, points])).toEqual([
      ['ENT', null],
      ['SMB', 0],
    ]);
  });
  it('definitions by the value at each start: a was an enterprise at the end of January; a year before nobody had one', () => {
    const report = definitionsReport(view, ask('to=2025-02&attr_at=start&where=segment=ENT'));
    expect(report.rows.find(({ key }) => key === 'account-cohort-1m')).toMatchObject({ value: 1, base_arr: 1200 });
    const { groups } = definitionsReport(view, ask('to=2025-03&attr_at=start&by=segment'));
    expect(groups?.map(({ key }) => key)).toEqual(['', 'ENT', 'SMB']);
  });
});
