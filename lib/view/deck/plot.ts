/**
 * What a slide shows, apart from how it is drawn: a native chart of a presentation, a drawing on a page and the table
 * in a file are made from the same plot, so that no two of them can differ. No report, no React, no drawing in here.
 */

/** Colours by what they mean; each renderer has its own value for a role (app/tokens.css holds the light ones). */
export const colourRoles = [
  'nrr',
  'nrr-noprice',
  'grr',
  'logo',
  'compare',
  'new',
  'reactivation',
  'expansion',
  'contraction',
  'churn',
  'seats',
  'plan',
  'usage',
  'addon',
  'cross-sell',
  'price',
  'other',
  'ink',
  'good',
  'bad',
  'accent',
] as const;
export type ColourRole = (typeof colourRoles)[number];

/** How a plot's numbers are meant: a ratio (1.089 is 108.9%), smallest currency units, months, or a count. */
export type PlotUnit = 'ratio' | 'money' | 'months' | 'count';

export interface PlotSeries {
  name: string;
  role: ColourRole;
  /** One for each category; null: no figure there, drawn as a gap. */
  values: readonly (number | null)[];
  /** Categories from this one on are not closed yet: drawn dotted. Null: all are closed. */
  openFrom: number | null;
}

interface Charted {
  /** In the order of the axis, as they are named on it. */
  categories: readonly string[];
  unit: PlotUnit;
}

export interface PlotBand {
  name: string;
  low: readonly (number | null)[];
  high: readonly (number | null)[];
  /** Drawn whether bands are switched on or not. */
  always?: true;
}

export interface LinesPlot extends Charted {
  kind: 'lines';
  series: readonly PlotSeries[];
  /** An interval around the first series; shown where bands are switched on, or where it is what the plot is about. */
  band: PlotBand | null;
  /** A level or a range to be reached. */
  target: { name: string; low: number; high: number } | null;
  /** Marks on a category: what happened then. */
  notes: readonly { category: number; text: string }[];
}

/** The interval as far as it is drawn. */
export const shownBand = ({ band }: LinesPlot, bands: boolean): PlotBand | null =>
  band !== null && (bands || band.always === true) ? band : null;

export interface ColumnsPlot extends Charted {
  kind: 'columns';
  /** Stacked on each other (losses below zero), or side by side. */
  stacked: boolean;
  series: readonly PlotSeries[];
  /** A line over the columns, such as the net. */
  line: PlotSeries | null;
}

export interface BarsPlot extends Charted {
  /** One horizontal bar for each category, the largest on top. */
  kind: 'bars';
  series: readonly PlotSeries[];
}

export interface WaterfallStep {
  name: string;
  /** 'total' stands on zero (or on the axis' start); 'gain' and 'loss' start where the step before ended. */
  kind: 'total' | 'gain' | 'loss';
  role: ColourRole;
  from: number;
  to: number;
  /** As written on it: '+$126k', '+2.1 pt'. */
  text: string;
}

export interface WaterfallPlot {
  kind: 'waterfall';
  steps: readonly WaterfallStep[];
  unit: PlotUnit;
}

export interface TableCell {
  text: string;
  /** The exact number in the column's unit; null: words, or no figure. */
  value: number | null;
  /** Where on a diverging scale from −1 (worst) to 1 (best) its ground stands; null: no ground. */
  heat: number | null;
}

export interface TableColumn {
  name: string;
  unit: PlotUnit | 'text';
  /** Share of the table's width. */
  weight: number;
}

export interface TablePlot {
  kind: 'table';
  columns: readonly TableColumn[];
  rows: readonly (readonly TableCell[])[];
  /** The last row is a sum: written stronger, under a line. */
  hasTotal: boolean;
  /** '… and 12 more accounts', where rows were left out. */
  more: string | null;
}

export type Plot = LinesPlot | ColumnsPlot | BarsPlot | WaterfallPlot | TablePlot;
