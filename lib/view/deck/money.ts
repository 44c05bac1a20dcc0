/** Amounts as a slide writes them: always three figures, so that '$8.00M' stands beside '$7.63M'. */
import { compactMoney } from '../format';

const FIGURES = 3;
const SHORT = /^(\D*)(\d+)(?:\.(\d+))?([kMBT])(\D*)$/;

/** '$8.00M', '$126k', '$920' */
export function slideMoney(minor: number, currency: string): string {
  const text = compactMoney(minor, currency);
  const [, before = '', whole = '', decimals = '', letter = '', after = ''] = SHORT.exec(text) ?? [];
  if (whole === '') return text;
  const missing = FIGURES - whole.length - decimals.length;
  const figures = missing > 0 ? `${whole}.${decimals}${'0'.repeat(missing)}` : `${whole}${decimals && `.${decimals}`}`;
  return `${before}${figures}${letter}${after}`;
}

/** '+$126k' */
export const signedSlideMoney = (minor: number, currency: string): string =>
  minor > 0 ? `+${slideMoney(minor, currency)}` : slideMoney(minor, currency);
