/** Benchmarks and the playbook as text. */
import { bandOf } from '@/lib/domain/benchmarks/own';
import type { ReportOf } from '@/lib/reports/reports';
import { percent } from '@/lib/view/format';
import { type Column, print, type Text } from './columns';
import { log } from './output';

type Band = Omit<ReportOf<'benchmarks'>['rows'][number]['bands'][number], 'kind' | 'note'> & {
  kind: string;
  metric: string;
  value: number | null;
};
export const benchmarks: Text<ReportOf<'benchmarks'>> = {
  print({ stage, rows, readiness }, currency) {
    print(
      [
        ['metric', 'text', (row) => row.metric],
        ['value', 'text', (row) => plainOf(row.metric, row.value)],
        ['against', 'text', (row) => `${row.kind}, ${row.population}`],
        ['from', 'text', (row) => plainOf(row.metric, row.low)],
        ['to', 'text', (row) => plainOf(row.metric, row.high)],
        ['verdict', 'text', (row) => row.verdict],
        ['gap', 'text', (row) => plainOf(row.metric, row.gap)],
        ['gap in ARR', 'money', (row) => row.gap_arr],
      ] satisfies Column<Band>[],
      rows.flatMap(({ metric, value, bands, own }) => [
        ...bands.map((band) => ({ ...band, metric, value })),
        ...own.map((one) => ({ ...one, ...bandOf(one), kind: `own: ${one.method}`, metric, value })),
      ]),
      currency,
    );
    if (stage) log(`Stage ${stage.name}. Levers: ${stage.levers.join('; ')}. Avoid ${stage.avoid}.`);
    for (const { check, met } of readiness)
      log(`${check.replaceAll('_', ' ')}: ${met === null ? 'not known' : met ? 'ready' : 'not yet'}`);
  },
};

/** Months are a number, all else is a share. */
const plainOf = (metric: string, value: number | null): string =>
  metric.endsWith('_months') && value !== null ? value.toFixed(1) : percent(value);

type LeverRow = ReportOf<'playbook'>['figures'][number] & { lever: string };
/** Of the company's own stage; `--json` has all. */
export const playbook: Text<ReportOf<'playbook'>> = {
  print({ stage, source, stages, figures }, currency) {
    const own = stages.find(({ name }) => name === stage);
    if (!own) return;
    print(
      [
        ['lever', 'text', (row) => row.lever],
        ['figure', 'text', (row) => row.figure],
        ['period', 'text', (row) => row.period],
        ['value', 'percent', (row) => row.value],
        ['a quarter before', 'percent', (row) => row.before],
        ['ARR', 'money', (row) => row.arr],
        ['accounts', 'text', (row) => row.accounts],
      ] satisfies Column<LeverRow>[],
      own.levers.flatMap(({ lever, figures: shown }) =>
        shown.flatMap((name) => figures.filter(({ figure }) => figure === name).map((row) => ({ ...row, lever }))),
      ),
      currency,
    );
    log(`Stage ${own.name}. It takes: ${own.infrastructure.join('; ')}. Avoid ${own.avoid}. ${source}`);
  },
};
