/** Movements, and the sources and motions of expansion and contraction (metrics.md sections 3, 4 and 8). */
import { type Motion, motions, type Source, sources } from '../source';
import type { Metric } from './metric';

export const movementMetrics = [
  {
    slug: 'new',
    name: 'New business',
    shortName: 'New',
    unit: 'money',
    additive: 'accounts and periods',
    good: 'up',
    formula: 'ARR at the end of the month of accounts that were never active before it.',
    inputs: ['end_arr'],
    note: '',
    section: 3,
  },
  {
    slug: 'reactivation',
    name: 'Reactivation',
    shortName: 'Reactivation',
    unit: 'money',
    additive: 'accounts and periods',
    good: 'up',
    formula:
      'ARR at the end of the month of accounts that paid nothing at its start but were active on an earlier day.',
    inputs: ['end_arr'],
    note: 'Never counted as expansion, nor as new business.',
    section: 3,
  },
  {
    slug: 'expansion',
    name: 'Expansion',
    shortName: 'Expansion',
    unit: 'money',
    additive: 'accounts and periods',
    good: 'up',
    formula: 'End less start of the month, over the accounts that were active at its start and grew.',
    inputs: ['start_arr', 'end_arr'],
    note: 'Existing means active at the start of the month. Price rises count here; genuine expansion leaves them out.',
    section: 3,
  },
  {
    slug: 'contraction',
    name: 'Contraction',
    shortName: 'Contraction',
    unit: 'money',
    additive: 'accounts and periods',
    good: 'down',
    formula: 'Start less end of the month, over the accounts that shrank and stayed.',
    inputs: ['start_arr', 'end_arr'],
    note: '',
    section: 3,
  },
  {
    slug: 'churn',
    name: 'Churn',
    shortName: 'Churn',
    unit: 'money',
    additive: 'accounts and periods',
    good: 'down',
    formula: 'ARR at the start of the month of the accounts that pay nothing at its end.',
    inputs: ['start_arr'],
    note: 'A lapse that opens and closes inside one month is none.',
    section: 3,
  },
  {
    slug: 'fx',
    name: 'Exchange rates',
    shortName: 'FX',
    unit: 'money',
    additive: 'accounts and periods',
    good: null,
    formula: 'The start in its own currency × (the month’s rate − the rate of the month before), signed.',
    inputs: ['start_arr'],
    note: 'Zero at constant rates, which is how every figure is given unless monthly rates are asked for.',
    section: 8,
  },
  {
    slug: 'moving_accounts',
    name: 'Accounts that moved',
    shortName: 'Accounts',
    unit: 'count',
    additive: 'accounts and periods',
    good: null,
    formula: 'Accounts with the movement in the month.',
    inputs: ['movements'],
    note: 'A longer period sums its months: an account that expanded twice in a quarter counts twice.',
    section: 3,
  },
  {
    slug: 'genuine',
    name: 'Genuine expansion',
    shortName: 'Genuine',
    unit: 'money',
    additive: 'accounts and periods',
    good: 'up',
    formula: 'Expansion without its price part.',
    inputs: ['expansion', 'expansion.price'],
    note: 'A mandatory rise is not customers choosing more. What is not classified counts as genuine.',
    section: 4,
  },
  {
    slug: 'unclassified_share',
    name: 'Not classified',
    shortName: 'Not classified',
    unit: 'ratio',
    additive: 'nothing',
    good: 'down',
    formula: 'Expansion whose source cannot be told, divided by expansion.',
    inputs: ['expansion.unclassified', 'expansion'],
    note: 'An MRR spreadsheet states neither quantity nor plan: all of its expansion is of this kind.',
    section: 4,
  },
  {
    slug: 'between_products',
    name: 'Moved between products',
    shortName: 'Between products',
    unit: 'money',
    additive: 'accounts and periods',
    good: null,
    formula: 'What an account moved from other products to this one while it stayed, signed.',
    inputs: ['expansion', 'contraction'],
    note: 'The account’s movement is shared among its products; what they exchange is none.',
    section: 9,
  },
] as const satisfies readonly Metric[];

const sourceNames: Readonly<Record<Source, [name: string, what: string]>> = {
  seats: ['Seats', 'of more or fewer seats at the price before'],
  plan: ['Plan changes', 'of a move to another plan'],
  price: ['Price', 'of another price for the same: rises, discounts granted or ended'],
  add_on: ['Add-ons', 'of add-ons taken up or dropped'],
  cross_sell: ['Cross-sell', 'of further core products taken up or dropped'],
  usage: ['Usage', 'of metered use'],
  unclassified: ['Not classified', 'whose records state neither quantity nor price nor plan'],
};

const motionNames: Readonly<Record<Motion, [name: string, what: string]>> = {
  organic: ['Organic', 'that came by self-serve or by itself'],
  sales: ['Sales', 'that a person sold'],
  unknown: ['Motion not known', 'of which nothing says how it came about'],
};

const SHARED =
  'Of an account that moved both ways in a month, the parts that point its way share the net movement in proportion.';

function part<Of extends 'expansion' | 'contraction', Kind extends Source | Motion>(
  of: Of,
  kind: Kind,
  [name, what]: [name: string, what: string],
) {
  return {
    slug: `${of}.${kind}` as const,
    name: `${of === 'expansion' ? 'Expansion' : 'Contraction'}: ${name.toLowerCase()}`,
    shortName: name,
    unit: 'money',
    additive: 'accounts and periods',
    good: of === 'expansion' ? 'up' : 'down',
    formula: `The part of ${of} ${what}.`,
    inputs: [of],
    note: SHARED,
    section: 4,
  } as const satisfies Metric;
}

export const sourceMetrics = (['expansion', 'contraction'] as const).flatMap((of) =>
  sources.map((source) => part(of, source, sourceNames[source])),
);

export const motionMetrics = motions.map((motion) => part('expansion', motion, motionNames[motion]));
