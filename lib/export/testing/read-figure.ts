/** Reads a figure back from how it is written, for tests. */

export interface ReadFigure {
  /** As reports have it: smallest units of a currency of two decimals, a ratio, a count. */
  value: number;
  /** How far the exact figure may lie from it: half of what the last digit stands for. */
  slack: number;
}

const SIZES: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 };
const FIGURE = /^([+−-]?)(\$?)([\d,]+)(?:\.(\d+))?([kMBT]?)(%| pt|×| years?)?$/;

/** '$8.00M', '+$376k', '−2.1 pt', '108.4%', '1,234'; null: it is none of them. */
export function readFigure(text: string): ReadFigure | null {
  const [match, sign = '', currency = '', whole = '', decimals = '', letter = '', unit = ''] = FIGURE.exec(text) ?? [];
  if (match === undefined) return null;
  const scale = (SIZES[letter] ?? 1) * (currency === '' ? 1 : 100) * (unit === '%' || unit === ' pt' ? 0.01 : 1);
  const size = Number(`${whole.replaceAll(',', '')}.${decimals || '0'}`) * scale;
  const last = scale / 10 ** decimals.length;
  // Points of a bridge are rounded so that they add up, which may take one up where it alone would go down.
  return { value: sign === '' || sign === '+' ? size : -size, slack: unit === ' pt' ? last : last / 2 };
}
