/** The sheet of the figures that are asked for first: now, at the last closed months, and a year before. */
import type { CatalogueSlug } from '@/lib/domain/catalogue';
import { catalogue } from '@/lib/domain/catalogue';
import type { Metric } from '@/lib/domain/catalogue/metric';
import type { RetentionFigures } from '@/lib/domain/report';
import { dayText, monthText } from '@/lib/view/format';
import type { WorkbookInput } from './input';
import type { Table, TableCell } from './table';
import type { Unit } from './units';

const metrics = new Map<string, Metric>(catalogue.map((entry) => [entry.slug, entry]));

/** A point in time of the reports: what each has of it. */
interface Moment {
  heading: string;
  movement: WorkbookInput['movements'][number] | undefined;
  retention: RetentionFigures | null | undefined;
  expansion: WorkbookInput['expansion']['rows'][number] | undefined;
}

type Line = [slug: CatalogueSlug, unit: Unit, of: (moment: Moment) => number | null | undefined, name?: string];

const lines: readonly Line[] = [
  ['arr', 'money', ({ movement }) => movement?.end_arr],
  ['active_accounts', 'count', ({ movement }) => movement?.accounts.end],
  ['nrr', 'ratio', ({ retention }) => retention?.nrr],
  ['nrr_interval', 'ratio', ({ retention }) => retention?.nrr_low, 'NRR, 90% interval from'],
  ['nrr_interval', 'ratio', ({ retention }) => retention?.nrr_high, 'NRR, 90% interval to'],
  ['nrr_without_price', 'ratio', ({ retention }) => retention?.nrr_without_price],
  ['nrr_without_increases', 'ratio', ({ retention }) => retention?.nrr_without_increases],
  ['nrr_without_top', 'ratio', ({ retention }) => retention?.nrr_without_top],
  ['grr', 'ratio', ({ retention }) => retention?.grr],
  ['logo_retention', 'ratio', ({ retention }) => retention?.logo],
  ['doubling_years', 'years', ({ retention }) => retention?.doubling_years],
  ['half_life_years', 'years', ({ retention }) => retention?.half_life_years],
  ['new', 'money', ({ movement }) => movement?.new],
  ['reactivation', 'money', ({ movement }) => movement?.reactivation],
  ['expansion', 'money', ({ movement }) => movement?.expansion],
  ['contraction', 'money', ({ movement }) => movement?.contraction],
  ['churn', 'money', ({ movement }) => movement?.churn],
  ['genuine', 'money', ({ expansion }) => expansion?.genuine],
  ['expansion_rate', 'ratio', ({ expansion }) => expansion?.rate],
  ['genuine_rate', 'ratio', ({ expansion }) => expansion?.genuine_rate],
  ['expanding_accounts', 'ratio', ({ expansion }) => expansion?.expanding_accounts],
  ['expansion_to_new_3m', 'multiple', ({ expansion }) => expansion?.expansion_to_new_3m],
  ['quick_ratio', 'multiple', ({ expansion }) => expansion?.quick_ratio],
  ['arpa', 'money', ({ expansion }) => expansion?.arpa_mrr],
];

const MONTHS_BACK = [1, 2, 13];

function momentsOf({ head, movements, retention, expansion }: WorkbookInput): Moment[] {
  const closed = movements.filter(({ partial }) => !partial);
  const months = MONTHS_BACK.flatMap((back) => closed.at(-back)?.period ?? []);
  const running = movements.at(-1);
  // A month that ends on the last day of the data is what is now.
  const now = { heading: `Now, ${dayText(head.dataThrough)}`, movement: running, retention: retention.current };
  return [
    ...(running?.partial ? [{ ...now, expansion: undefined }] : []),
    ...months.map((month) => ({
      heading: monthText(month),
      movement: closed.find(({ period }) => period === month),
      retention: retention.rows.find(({ period }) => period === month),
      expansion: expansion.rows.find(({ period }) => period === month),
    })),
  ];
}

export function headlineTable(input: WorkbookInput): Table {
  const moments = momentsOf(input);
  return {
    name: 'Headline',
    title: 'Headline figures',
    notes: [
      `Retention over ${input.head.windowMonths} months; amounts are ARR in ${input.head.currency}, save revenue per account (MRR). Movements of “now” are those of the running month.`,
    ],
    columns: [
      { name: 'Figure', unit: 'text', width: 38 },
      ...moments.map(({ heading }) => ({ name: heading, unit: 'money' as const, width: 18 })),
      { name: 'What it is', unit: 'text', width: 100, indent: true },
    ],
    fixed: 1,
    length: lines.length,
    rows: lines.map(([slug, unit, of, name]): TableCell[] => [
      name ?? metrics.get(slug)!.name,
      ...moments.map((moment): TableCell => ({ unit, value: of(moment) ?? null })),
      metrics.get(slug)!.formula,
    ]),
  };
}
