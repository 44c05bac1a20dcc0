/**
 * Where the figures that a company is held against come from: targets and rules of thumb apart from what was published,
 * and of that companies of its size, all companies, and other populations apart. Each says who, where, when, of how many.
 */
import { against, type Band, type BenchmarkFigures, bandText, type Kind, type Published } from './benchmark-words';
import { percentNumber } from './format';

export interface SourceRow {
  key: string;
  population: string;
  /** 'median 102.0, quartiles 92.0 to 110.0' */
  figure: string;
  /** How far the company is from it; '' where it is a measurement, or was said already. */
  stand: string;
  kind: string;
  source: string;
  url: string | null;
  year: string;
  /** 'n not published' where it is not. */
  n: string;
  measures: string;
}

export interface SourceGroup {
  title: string;
  rows: SourceRow[];
}

/** Bands whose verdict is in sight beside the figure; the others are told with the sources. */
export const MOST_SHOWN = 3;

export const nWords = (n: string | null): string => (n === null ? 'n not published' : `n ${n}`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const groupOf = (title: string, rows: SourceRow[]): SourceGroup[] => (rows.length === 0 ? [] : [{ title, rows }]);

export const sourceGroups = (kind: Kind, row: BenchmarkFigures, currency: string): SourceGroup[] => [
  ...groupOf(
    'Targets and rules of thumb: aimed for, not measured',
    row.bands.map((band, index) => bandRow(kind, band, index, currency)),
  ),
  ...groupOf('Measured among companies of this size', row.like.map(publishedRow)),
  ...groupOf('Measured among all companies that a source looked at', row.all.map(publishedRow)),
  ...groupOf('Of other populations', row.others.map(publishedRow)),
];

/** 'Sources: 20 published figures, 2 targets, 4 rules of thumb' */
export function sourcesTitle(row: BenchmarkFigures): string {
  const published = row.like.length + row.all.length + row.others.length;
  const rules = row.bands.filter(({ kind }) => kind === 'rule of thumb').length;
  const count = (one: string, many: string, n: number): string[] => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);
  return `Sources: ${[
    ...count('published figure', 'published figures', published),
    ...count('target', 'targets', row.bands.length - rules),
    ...count('rule of thumb', 'rules of thumb', rules),
  ].join(', ')}`;
}

const bandSources: Readonly<Record<Band['kind'], { source: string; url: string | null; year: string; n: string }>> = {
  'own target': { source: 'Stated by you', url: '/settings#targets', year: '', n: '' },
  'stage target': {
    source: 'What investors are said to look for; no publication stands behind it',
    url: null,
    year: 'not dated',
    n: 'no sample',
  },
  'rule of thumb': {
    source: 'Repeated in the field; no publication stands behind it',
    url: null,
    year: 'not dated',
    n: 'no sample',
  },
};

const bandRow = (kind: Kind, band: Band, index: number, currency: string): SourceRow => ({
  ...bandSources[band.kind],
  key: `${band.kind} ${index}`,
  population: band.kind === 'own target' ? 'This company' : capital(band.population),
  figure: bandText(kind.unit, band),
  stand: index < MOST_SHOWN ? '' : against(kind, band, currency),
  kind: band.kind === 'own target' ? 'your target' : band.kind,
  measures: band.note,
});

function publishedRow(one: Published, index: number): SourceRow {
  const parts = [one.median === null ? '' : `median ${percentNumber(one.median)}${quartiles(one)}`, one.said];
  return {
    key: `${one.publisher} ${one.population} ${index}`,
    population: capital(one.population),
    figure: parts.filter(Boolean).join('; '),
    stand: '',
    kind: one.kind,
    source: `${one.publisher}, ${one.document}`,
    url: one.url,
    year: one.year,
    n: nWords(one.n),
    measures: `${one.measures}; ${one.how_read}`,
  };
}

function quartiles({ p25, p75 }: Published): string {
  if (p25 !== null && p75 !== null) return `, quartiles ${percentNumber(p25)} to ${percentNumber(p75)}`;
  if (p75 !== null) return `, upper quartile ${percentNumber(p75)}`;
  return p25 === null ? '' : `, lower quartile ${percentNumber(p25)}`;
}
