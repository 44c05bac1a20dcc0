/** The glossary as it is read: every figure of the catalogue under the part of the definitions that it comes from. */

interface Entry {
  slug: string;
  name: string;
  unit: string;
  good: 'up' | 'down' | null;
  formula: string;
  inputs: readonly string[];
  note: string;
  section: number;
}

export interface GlossaryRow {
  slug: string;
  name: string;
  formula: string;
  note: string;
  /** 'In %, more is better' */
  reading: string;
  /** The figures that its formula is made of. */
  inputs: { slug: string; name: string }[];
}

export interface GlossaryGroup {
  id: string;
  title: string;
  rows: GlossaryRow[];
}

const titles: Readonly<Record<number, string>> = {
  1: 'Money and time',
  2: 'The ledger',
  3: 'Movements',
  4: 'Sources of expansion and contraction',
  5: 'Retention',
  6: 'Expansion',
  7: 'Cohorts',
  8: 'Currencies',
  9: 'Segments',
  10: 'Stages and benchmarks',
  11: 'What other tools say',
  12: 'Scores',
};

const units: Readonly<Record<string, string>> = {
  ratio: 'In %',
  multiple: 'A multiple',
  money: 'Money',
  count: 'A number',
  points: 'In points',
  days: 'In days',
  months: 'In months',
  years: 'In years',
};

const directions = { up: ', more is better', down: ', less is better' } as const;

/** Names that pages and people use beside the catalogue's own. */
const otherNames: Readonly<Record<string, string>> = {
  grr: 'gross revenue retention',
  logo_retention: 'customer retention',
};

/** Those whose names, words or slug hold every word of `search`, in the order of the definitions. */
export function prepareGlossary(entries: readonly Entry[], search: string): GlossaryGroup[] {
  const names = new Map(entries.map(({ slug, name }) => [slug, name]));
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter((entry) => {
    const text =
      `${entry.name} ${otherNames[entry.slug] ?? ''} ${entry.slug} ${entry.formula} ${entry.note}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return Object.entries(titles).flatMap(([section, title]) => {
    const rows = found.filter((entry) => entry.section === Number(section)).map((entry) => rowOf(entry, names));
    return rows.length === 0 ? [] : [{ id: `section-${section}`, title, rows }];
  });
}

const rowOf = (entry: Entry, names: ReadonlyMap<string, string>): GlossaryRow => ({
  slug: entry.slug,
  name: entry.name,
  formula: entry.formula,
  note: entry.note,
  reading: `${units[entry.unit] ?? entry.unit}${entry.good === null ? '' : directions[entry.good]}`,
  inputs: entry.inputs.flatMap((slug) => {
    const name = names.get(slug);
    return name === undefined ? [] : [{ slug, name }];
  }),
});

/** '3 figures', '1 figure of 120' */
export function glossaryCount(groups: readonly GlossaryGroup[], all: number): string {
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return shown === all ? `${all} figures` : `${shown} of ${all} figures`;
}
