/** The words of a command as the question they ask: the same names and texts as in a URL. */
import { Option } from 'commander';
import { parseReportQuery, type ReportQuery } from '@/lib/reports/query';

/** Parameters of a question by the names of their options. */
const parameters = {
  grid: 'grid',
  window: 'window',
  from: 'from',
  to: 'to',
  at: 'at',
  by: 'by',
  metric: 'metric',
  fx: 'fx',
  attrAt: 'attr_at',
  threshold: 'threshold',
  rollUp: 'roll_up',
  asOf: 'as_of',
  asOfClock: 'as_of_clock',
  dataThrough: 'data_through',
  grace: 'grace',
  search: 'search',
  state: 'state',
  sort: 'sort',
  offset: 'offset',
  limit: 'limit',
} as const;

export type QuestionOptions = { [Name in keyof typeof parameters]?: string } & { where: string[] };

/** @throws QueryError as `parseReportQuery` */
export function questionOf(options: QuestionOptions): ReportQuery {
  const given = Object.entries(parameters).flatMap(([name, parameter]): [string, string][] => {
    const text = options[name as keyof typeof parameters];
    return text === undefined ? [] : [[parameter, text]];
  });
  return parseReportQuery([...given, ...options.where.map((text): [string, string] => ['where', text])]);
}

export const whereOption = (): Option =>
  new Option('--where <filter>', 'attribute=value, also != >= <= > <; repeat for more')
    .default([] as string[])
    .argParser((value: string, before: string[]) => [...before, value]);
