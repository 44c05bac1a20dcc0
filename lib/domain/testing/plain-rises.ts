/** Price increases that nobody named, from the plain ledger, by the text of metrics.md section 4. */
import type { PlainLedger } from './plain';
import { textOf } from './plain-calendar';
import { groupBy, nearest, sumOf } from './plain-money';
import { balanceOn } from './plain-movements';

const FEWEST = 20;
const DAYS = 31;
const HUNDREDTHS_OF_TENFOLD = 100_000;

interface Rise {
  account: string;
  day: number;
  hundredths: number;
  arr: number;
}

export interface PlainPriceIncrease {
  from: string;
  to: string;
  percent: number;
  accounts: number;
  arr: number;
  classified: string;
}

/** On each day what an account's balance gained by components of the source, against what it was without them. */
function risesOf(ledger: PlainLedger, source: string, isAsked: (account: string, day: number) => boolean): Rise[] {
  const rises: Rise[] = [];
  for (const [account, components] of ledger.components) {
    const own = components.filter((one) => one.source === source && isAsked(account, one.day));
    for (const ofDay of groupBy(own, ({ day }) => String(day)).values()) {
      const { day } = ofDay[0]!;
      const arr = sumOf(ofDay.map((one) => one.arr));
      const without = balanceOn(ledger, account, day) - arr;
      if (arr <= 0 || without <= 0) continue;
      const hundredths = nearest(BigInt(arr) * 10_000n, BigInt(without));
      if (hundredths > 0 && hundredths <= HUNDREDTHS_OF_TENFOLD) rises.push({ account, day, hundredths, arr });
    }
  }
  return rises;
}

const accountsOf = (rises: Rise[]): number => new Set(rises.map(({ account }) => account)).size;

/** The 31 days in which most accounts rise, the earliest such; then what lies before them, and after. */
function fullest(rises: Rise[]): Rise[][] {
  const days = [...new Set(rises.map(({ day }) => day))].sort((a, b) => a - b);
  const spans = days.map((last) => rises.filter(({ day }) => day > last - DAYS && day <= last));
  const most = Math.max(0, ...spans.map(accountsOf));
  if (most < FEWEST) return [];
  const span = spans.find((one) => accountsOf(one) === most)!;
  const [first, last] = [Math.min(...span.map(({ day }) => day)), Math.max(...span.map(({ day }) => day))];
  return [...fullest(rises.filter(({ day }) => day < first)), span, ...fullest(rises.filter(({ day }) => day > last))];
}

/** `isAsked`: whose components of which days count. */
export function plainPriceIncreases(
  ledger: PlainLedger,
  isAsked: (account: string, day: number) => boolean,
): PlainPriceIncrease[] {
  const found = ['price', 'unclassified'].flatMap((classified) => {
    const rises = risesOf(ledger, classified, isAsked);
    const percentages = [...new Set(rises.map(({ hundredths }) => hundredths))].sort((a, b) => a - b);
    return percentages.flatMap((percentage) =>
      fullest(rises.filter(({ hundredths }) => hundredths === percentage)).map((span) => ({
        from: textOf(Math.min(...span.map(({ day }) => day))),
        to: textOf(Math.max(...span.map(({ day }) => day))),
        percent: percentage / 100,
        accounts: accountsOf(span),
        arr: sumOf(span.map(({ arr }) => arr)),
        classified,
      })),
    );
  });
  return found.sort((a, b) => (a.from === b.from ? b.accounts - a.accounts : a.from < b.from ? -1 : 1));
}
