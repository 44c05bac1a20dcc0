import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AccountReport } from '@/lib/reports/account-report-shape';
import type { ExplainReport } from '@/lib/reports/explain-report';
import { type Glossary, glossary } from '@/lib/reports/glossary';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { type ReportName, type ReportOf, reports } from '@/lib/reports/reports';
import { richView } from '@/lib/reports/testing/rich-view';
import { type ReadAnswer, type ReportName as ReportNameOfContract, reportContract } from './report-contract';

const rich = richView();
const target = { metric: 'NRR', period: '2025-11', value: '1.1', segment: null, owner: null };
const view = { ...rich, planning: { ...rich.planning!, targets: [target, { ...target, metric: 'luck' }] } };
const empty = { ...view, facts: null, basis: null, dataThrough: null, dataThroughSource: null };

/** Questions that between them make each report say all it can; one that a report does not take is left out. */
const questions = [
  '',
  'by=channel',
  'by=product',
  'at=2025-11-30,2025-12-31',
  'window=3&by=channel&attr_at=start&at=2025-11-30',
  'attr_at=start&by=channel&where=channel=web',
  'grid=quarter&fx=monthly',
  'grid=week',
  'metric=arpa',
  'where=channel=',
];

type Made = readonly [question: string, report: object];

function answersOf(name: ReportName): Made[] {
  return questions.flatMap((text): Made[] => {
    try {
      const query = parseReportQuery(new URLSearchParams(text));
      return [
        [text, reports[name](view, query)],
        [`${text} of nothing`, reports[name](empty, query)],
      ];
    } catch (error) {
      if (error instanceof QueryError) return [];
      throw error;
    }
  });
}

const travelled = (answer: object): unknown => JSON.parse(JSON.stringify(answer));

describe('the contract', () => {
  it.each(Object.keys(reports) as ReportName[])('passes what %s answers, and drops none of it', (name) => {
    const answers = answersOf(name);
    expect(answers.length).toBeGreaterThan(2);
    for (const [question, report] of answers)
      expect(reportContract[name].parse(travelled(report)), question).toEqual(travelled(report));
  });

  it('passes the glossary', () => {
    expect(reportContract.glossary.parse(travelled(glossary()))).toEqual(glossary());
  });

  it('has the names of the reports, in their order', () => {
    expect(Object.keys(reportContract)).toEqual([...Object.keys(reports), 'explain', 'glossary', 'account']);
  });

  it('has the types of the reports, both ways', () => {
    type Answers = { [Name in ReportNameOfContract]: ReadAnswer<Name> };
    type Reports = { [Name in ReportName]: ReportOf<Name> };
    expectTypeOf<Answers>().toExtend<Reports>();
    expectTypeOf<Reports>().toExtend<Answers>();
    expectTypeOf<ReadAnswer<'account'>>().toExtend<AccountReport>();
    expectTypeOf<AccountReport>().toExtend<ReadAnswer<'account'>>();
    expectTypeOf<ReadAnswer<'explain'>>().toEqualTypeOf<ExplainReport>();
    expectTypeOf<ReadAnswer<'glossary'>>().toExtend<Glossary>();
  });
});
