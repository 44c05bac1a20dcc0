/** The plan rates that a check asks for: a currency in the file that nobody has stated a rate of. */
import { parseDecimal } from '../domain/money';

export const MISSING_RATE = 'missing_rate';

interface Named {
  code: string;
  about?: string | undefined;
}

/** Currencies without a rate, each once, in the order of the alphabet. */
export const currenciesAsked = (runs: readonly { result: { problems: readonly Named[] } | null }[]): string[] =>
  [
    ...new Set(
      runs.flatMap(({ result }) =>
        (result?.problems ?? []).flatMap(({ code, about }) => (code === MISSING_RATE && about ? [about] : [])),
      ),
    ),
  ].sort();

/** What is left once the rates are asked for in words of their own. */
export const withoutRates = <Problem extends Named>(problems: readonly Problem[]): Problem[] =>
  problems.filter(({ code, about }) => code !== MISSING_RATE || !about);

/** '1,08' → '1.08'; null where it is no number above 0. */
export function rateOf(text: string): string | null {
  const plain = text.trim().replace(/^(\d+),(\d+)$/, '$1.$2');
  return (parseDecimal(plain)?.units ?? 0n) > 0n ? plain : null;
}
