/** The size of the companies that a benchmark speaks of, and whether a company is one of them; in US dollars. */

/** What a population is bounded by: ARR, a contract's yearly value, or an account's revenue a month. */
export const sizeKinds = ['arr', 'acv', 'arpa'] as const;

export interface PopulationSize {
  of: (typeof sizeKinds)[number];
  from: number;
  /** Null: no upper bound. */
  below: number | null;
}

/** The company's size in US dollars. */
export interface CompanySize {
  arr: number;
  /** Mean ARR of an account; null while there is none. */
  acv: number | null;
}

const MONTHS = 12;

/** Null company: its size is not known in dollars, so no bound fits it. */
export function isOfSize({ of, from, below }: PopulationSize, company: CompanySize | null): boolean {
  if (company === null) return false;
  const own = { arr: company.arr, acv: company.acv, arpa: company.acv === null ? null : company.acv / MONTHS }[of];
  return own !== null && own >= from && (below === null || own < below);
}

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };
const AMOUNT = String.raw`\$?\s*([\d.,]+)\s*([kmb]?)`;
const RANGE = new RegExp(`^${AMOUNT}\\s*(?:-|–|to)\\s*${AMOUNT}$`);
const ONE_SIDED = new RegExp(`^(<=?|>=?|under|below|over|above)\\s*${AMOUNT}$`);
const OPEN = new RegExp(`^${AMOUNT}\\s*\\+$`);

const amountOf = (digits = '', unit = ''): number => Number(digits.replaceAll(',', '')) * (factors[unit] ?? 1);

/** '$1-5M', '<$5M', '>$100M', '$20M+', '<$25/mo' as bounds; null where it is none of them. */
export function boundsOf(text: string): Omit<PopulationSize, 'of'> | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s*(?:\/|a |per )(?:mo|month|yr|year)$/, '');
  const range = RANGE.exec(words);
  if (range) {
    const [, from, unit = '', below, last = ''] = range;
    // '$1-5M' says its unit once, for both ends.
    return valid(amountOf(from, unit || last), amountOf(below, last));
  }
  const open = OPEN.exec(words);
  if (open) return valid(amountOf(open[1], open[2]), null);
  const [, sign = '', digits, unit] = ONE_SIDED.exec(words) ?? [];
  if (sign === '') return null;
  const edge = amountOf(digits, unit);
  return /^(<|under|below)/.test(sign) ? valid(0, edge) : valid(edge, null);
}

const valid = (from: number, below: number | null): Omit<PopulationSize, 'of'> | null =>
  Number.isNaN(from) || (below !== null && !(below > from)) ? null : { from, below };
