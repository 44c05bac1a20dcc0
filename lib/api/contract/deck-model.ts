/** What is drawn of a deck, as it travels: the shapes of `lib/view/deck` (`DeckModel`, `Plot`), which a test holds equal. */
import * as z from 'zod';
import { camelKeys } from './keys';

const role = z.enum([
  ...['nrr', 'nrr-noprice', 'grr', 'logo', 'compare', 'new', 'reactivation', 'expansion', 'contraction', 'churn'],
  ...['seats', 'plan', 'usage', 'addon', 'cross-sell', 'price', 'other', 'ink', 'good', 'bad', 'accent'],
] as const);
const unit = z.enum(['ratio', 'money', 'months', 'count']);
const figures = z.array(z.number().nullable());

const series = z.object({ name: z.string(), role, values: figures, openFrom: z.number().int().nullable() });
const charted = { categories: z.array(z.string()), unit };

const lines = z.object({
  kind: z.literal('lines'),
  ...charted,
  series: z.array(series),
  band: z.object({ name: z.string(), low: figures, high: figures, always: z.literal(true).optional() }).nullable(),
  target: z.object({ name: z.string(), low: z.number(), high: z.number() }).nullable(),
  notes: z.array(z.object({ category: z.number().int(), text: z.string() })),
});

const columns = z.object({
  kind: z.literal('columns'),
  ...charted,
  stacked: z.boolean(),
  series: z.array(series),
  line: series.nullable(),
});

const bars = z.object({ kind: z.literal('bars'), ...charted, series: z.array(series) });

const waterfall = z.object({
  kind: z.literal('waterfall'),
  unit,
  steps: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['total', 'gain', 'loss']),
      role,
      from: z.number(),
      to: z.number(),
      text: z.string(),
    }),
  ),
});

const table = z.object({
  kind: z.literal('table'),
  columns: z.array(
    z.object({ name: z.string(), unit: z.enum(['ratio', 'money', 'months', 'count', 'text']), weight: z.number() }),
  ),
  rows: z.array(z.array(z.object({ text: z.string(), value: z.number().nullable(), heat: z.number().nullable() }))),
  hasTotal: z.boolean(),
  more: z.string().nullable(),
});

const slide = z.object({
  id: z.string(),
  exhibit: z.string(),
  title: z.string(),
  draftedTitle: z.string(),
  description: z.string(),
  plot: z.discriminatedUnion('kind', [lines, columns, bars, waterfall, table]).nullable(),
  empty: z.string().nullable(),
  figures: z.array(
    z.object({
      name: z.string(),
      text: z.string(),
      value: z.number().nullable(),
      note: z.string(),
      tone: z.enum(['good', 'bad', 'plain']),
    }),
  ),
  footnote: z.string(),
  altText: z.string(),
  notes: z.array(z.string()),
});

const model = z.object({
  name: z.string(),
  title: z.string(),
  subtitle: z.string(),
  company: z.string(),
  currency: z.string().nullable(),
  accent: z.string(),
  logo: z.string().nullable(),
  bands: z.boolean(),
  slides: z.array(slide),
  standing: z.string(),
});

export const deckModel = z.preprocess(camelKeys, model);
export type DeckModelAnswer = z.infer<typeof model>;

/** What can be put on a slide: the name of an exhibit, what a list calls it, and the page that it is of. */
export const exhibitList = z.object({
  exhibits: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      page: z.enum([
        ...(['overview', 'retention', 'expansion', 'cohorts', 'benchmarks'] as const),
        ...(['accounts', 'forecast', 'plans', 'closed', 'adjustments'] as const),
      ]),
    }),
  ),
});
export type ExhibitEntry = z.infer<typeof exhibitList>['exhibits'][number];
