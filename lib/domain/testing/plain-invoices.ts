/** Invoice lines of the plain computation: charges of a product summed by period, and its state on each day. */
import type { InvoiceLine } from './columns';
import type { PlainCourse, PlainSettings } from './plain';
import { billingOfPeriod } from './plain-billing';
import { monthsBetween, placeOf } from './plain-calendar';
import { groupBy, inReporting, nearest, sumOf } from './plain-money';

interface Charge {
  from: number;
  until: number;
  currency: string;
  amount: number;
  kind: string;
  plan: string | null;
  /** Seats it brings, signed; null: none of its lines says. */
  seatsMicro: bigint | null;
}

const micro = (quantity: number): bigint => BigInt(Math.round(Math.abs(quantity) * 1_000_000));

/** Seats of lines, credits' below 0; null: none says. */
function seatsOfLines(lines: InvoiceLine[]): bigint | null {
  const stating = lines.filter((line) => line.quantity !== undefined && line.minor !== 0);
  if (stating.length === 0) return null;
  return stating.reduce((sum, { minor, quantity }) => sum + (minor < 0 ? -micro(quantity!) : micro(quantity!)), 0n);
}

/** A line whose seats count, from day to day, of a plan or none. */
interface Held {
  line: InvoiceLine;
  from: number;
  until: number;
}

/**
 * Credits among the lines of one period that give back seats of their plan which are held since before: the largest
 * amounts first, of equal ones the most seats, each where so many are still held.
 */
function givenBack(lines: InvoiceLine[], held: Held[]): InvoiceLine[] {
  const isCharged = lines.some((line) => line.minor > 0 && micro(line.quantity ?? 0) > 0n);
  const day = placeOf(lines[0]!.from);
  const found: InvoiceLine[] = [];
  for (const [plan, credits] of groupBy(
    lines.filter((line) => line.minor < 0 && line.plan !== undefined && micro(line.quantity ?? 0) > 0n),
    (line) => line.plan!,
  )) {
    const still = held.filter(({ line, from, until }) => line.plan === plan && from < day && day < until);
    let seats = seatsOfLines(still.map(({ line }) => line)) ?? 0n;
    for (const credit of credits.toSorted((a, b) => a.minor - b.minor || Math.abs(b.quantity!) - Math.abs(a.quantity!)))
      if (isCharged && micro(credit.quantity!) <= seats) {
        seats -= micro(credit.quantity!);
        found.push(credit);
      }
  }
  return found;
}

/** Of the lines the largest; of equals that of the last plan by name (none comes first), then kind. */
function speakerOf(lines: InvoiceLine[]): InvoiceLine | undefined {
  const rank = ({ kind = 'core' }: InvoiceLine): number => ['core', 'add_on', 'usage'].indexOf(kind);
  const plan = (line: InvoiceLine): string => line.plan ?? '';
  return lines.toSorted(
    (a, b) =>
      Math.abs(b.minor) - Math.abs(a.minor) || (plan(a) === plan(b) ? rank(b) - rank(a) : plan(a) < plan(b) ? 1 : -1),
  )[0];
}

/** Lines of one account, product, period and currency summed; those that come to 0 are none. */
function charges(lines: InvoiceLine[]): Charge[] {
  const recurring = lines.filter((line) => line.kind !== 'one_time');
  const found: Charge[] = [];
  for (const [currency, own] of groupBy(recurring, (line) => line.currency ?? 'USD')) {
    const held: Held[] = [];
    const periods = [...groupBy(own, (line) => `${line.from}/${line.until}`).values()];
    for (const same of periods.sort((a, b) => placeOf(a[0]!.from) - placeOf(b[0]!.from))) {
      const amount = sumOf(same.map((line) => line.minor));
      if (amount === 0) continue;
      const [from, until] = [placeOf(same[0]!.from), placeOf(same[0]!.until)];
      const back = givenBack(same, held);
      const bySign = same.filter((line) => line.minor * amount > 0);
      // What is given back is charged anew beside it: then charges count whatever the sum's sign, and say what there is.
      const counting = same.filter(
        (line) => bySign.includes(line) || back.includes(line) || (line.minor > 0 && back[0]),
      );
      for (const line of counting) held.push({ line, from, until });
      const speaker = speakerOf(back[0] ? same.filter((line) => line.minor > 0) : bySign);
      const { kind = 'core', plan = null } = speaker ?? {};
      found.push({ from, until, currency, amount, kind, plan, seatsMicro: seatsOfLines(counting) });
    }
  }
  return found.sort((a, b) => a.from - b.from || Math.sign(a.amount) - Math.sign(b.amount) || a.until - b.until);
}

function annualOfPeriod({ from, until, amount }: Charge): number {
  const months = monthsBetween(from, until);
  if (months !== null) return nearest(BigInt(amount) * 12n, BigInt(months));
  return nearest(BigInt(amount) * 36_525n, BigInt(until - from) * 100n);
}

/** Charges of a product that count on a day: those running, or, in a gap that is no lapse, those that ended at its start. */
function runningOn(all: Charge[], day: number, settings: PlainSettings): Charge[] {
  const running = all.filter((charge) => charge.from <= day && day < charge.until);
  if (running.length > 0) return running;
  const ends = all.map((charge) => charge.until).filter((end) => end <= day);
  if (ends.length === 0) return [];
  const gapStart = Math.max(...ends);
  const starts = all.map((charge) => charge.from).filter((start) => start > day);
  const bridged = starts.length > 0 && Math.min(...starts) - gapStart <= settings.graceDays;
  const awaiting = placeOf(settings.dataThrough) - gapStart < settings.graceDays;
  return bridged || awaiting ? all.filter((charge) => charge.until === gapStart) : [];
}

/** Seats of the charges that count on a day; where only some say, the others count one each. */
function seatsOf(running: Charge[]): bigint | null {
  if (running.every((charge) => charge.seatsMicro === null)) return null;
  return running.reduce((sum, charge) => sum + (charge.seatsMicro ?? (charge.amount < 0 ? -micro(1) : micro(1))), 0n);
}

/** The products an account was invoiced, one line in each currency: another where a charge begins or ends. */
export function invoicedProducts(lines: InvoiceLine[], settings: PlainSettings): PlainCourse[] {
  const courses: PlainCourse[] = [];
  for (const [product, ofProduct] of groupBy(lines, (line) => line.product ?? 'Core')) {
    const all = charges(ofProduct);
    const edges = new Set(all.flatMap(({ from, until }) => [from, until]));
    const rates = new Map(all.map((charge) => [charge, annualOfPeriod(charge)]));
    for (const currency of new Set(all.map((charge) => charge.currency)))
      courses.push({
        turns: (day) => edges.has(day),
        on: (day) => {
          const running = runningOn(all, day, settings).filter((charge) => charge.currency === currency);
          const begun = all.findLast((charge) => charge.currency === currency && charge.from <= day);
          if (begun === undefined) return null;
          const last = running.at(-1);
          const rate = sumOf(running.map((charge) => rates.get(charge)!));
          return {
            id: `invoiced ${product} ${currency}`,
            product,
            kind: (last ?? begun).kind,
            plan: last?.plan ?? null,
            quantityMicro: seatsOf(running),
            statesUnit: false,
            arr: rate > 0 ? inReporting(rate, currency, settings) : 0,
            native: Math.max(rate, 0),
            currency,
            source: null,
            motion: null,
            billing: last === undefined ? null : billingOfPeriod(last.from, last.until),
          };
        },
      });
  }
  return courses;
}

/** Invoice lines that stand, as they stand in the file: of each line id the one recorded last. */
export function standingLines(lines: InvoiceLine[]): InvoiceLine[] {
  const placed = lines.map((line, index) => ({ line, place: line.seq ?? index, at: line.recordedAt ?? 0 }));
  const last = [...groupBy(placed, ({ line, place }) => line.lineId ?? `row ${place}`).values()].map((same) =>
    same.reduce((a, b) => (b.at > a.at || (b.at === a.at && b.place > a.place) ? b : a)),
  );
  return last.sort((a, b) => a.place - b.place).map(({ line }) => line);
}
