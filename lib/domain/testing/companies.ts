/**
 * Accounts that behave as companies do, so that every source of expansion and contraction (metrics.md section 4) occurs
 * often: seats come and go, prices and plans change, products are swapped, added and dropped, all stops and starts again.
 */
import fc from 'fast-check';
import type { ChangeKind, IntervalUnit } from '../records';
import type { Change } from './columns';
import { placeOf, textOf } from './plain-calendar';

interface Line {
  product: string;
  kind: ChangeKind;
  plan: string | undefined;
  quantity: number;
  unitMinor: number;
  currency: string | undefined;
}

const steps = [
  ...[
    'seats',
    'seats',
    'price',
    'price',
    'both',
    'plan',
    'plan',
    'swap',
    'rename',
    'change of kind',
    'add-on',
    'add-on',
  ],
  ...[
    'second product',
    'second product',
    'further item',
    'meter',
    'meter',
    'lapse',
    'discount',
    'blank plan',
    'currency',
  ],
] as const;
type Step = (typeof steps)[number];

interface Doing {
  step: Step;
  /** Days since the step before; 0: on the same date. */
  later: number;
  /** Size of what changes: seats, cents, which product or plan. */
  size: number;
  down: boolean;
  source: string | undefined;
  cause: string | undefined;
  motion: string | undefined;
}

interface Company {
  first: number;
  line: Line;
  every: [number, IntervalUnit];
  /** States neither quantity nor unit price nor plan, as an MRR spreadsheet does. */
  isBare: boolean;
  statesUnit: boolean;
  doings: Doing[];
}

export const sourceWords = [
  'Seat expansion',
  'up-sell',
  'price_increase',
  'Uplift',
  'ADD-ON',
  'cross sell',
  'overage',
  'renewal',
];
const seldom = <Word>(words: readonly Word[], one: number): fc.Arbitrary<Word | undefined> =>
  fc.oneof({ weight: one - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...words) });

const doing: fc.Arbitrary<Doing> = fc.record({
  step: fc.constantFrom(...steps),
  later: fc.constantFrom(0, 0, 1, 10, 17, 28, 31, 45),
  size: fc.integer({ min: 1, max: 40 }),
  down: fc.boolean(),
  source: seldom(sourceWords, 12),
  cause: seldom(sourceWords, 12),
  motion: seldom(['organic', 'sales', 'unheard of'], 3),
});

const company: fc.Arbitrary<Company> = fc.record({
  first: fc.integer({ min: placeOf('2023-11-01'), max: placeOf('2024-10-31') }),
  line: fc.record({
    product: fc.constantFrom('Core', 'Core', 'Basic'),
    kind: fc.constant('core' as const),
    plan: fc.constantFrom(undefined, 'Team', 'Pro'),
    quantity: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 30 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, 2.5) },
    ),
    unitMinor: fc.integer({ min: 1, max: 9_999 }),
    currency: fc.constantFrom(undefined, undefined, undefined, 'EUR', 'JPY'),
  }),
  every: fc.constantFrom([1, 'month'], [1, 'month'], [1, 'year'], [1, 'quarter'], [2, 'year']),
  isBare: fc.constantFrom(false, false, false, false, true),
  statesUnit: fc.boolean(),
  doings: fc.array(doing, { minLength: 2, maxLength: 12 }),
});

const products = ['Core', 'Basic', 'Suite', 'Desk'];
const plans = ['Team', 'Pro', 'Scale'];
const next = (names: readonly string[], from: string | undefined, size: number): string =>
  names[(names.indexOf(from ?? '') + 1 + (size % (names.length - 1))) % names.length]!;

/** Lines by item; what is at quantity 0 or price 0 is stated as an amount of 0. */
type Lines = Map<string, Line>;

/** Starts a line of this item, or ends it where it runs. */
function turn(lines: Lines, item: string, line: Line): void {
  if (lines.has(item)) lines.delete(item);
  else lines.set(item, line);
}

/** What a company does in one step to its lines, the first of which is its main one. */
function take({ step, size, down }: Doing, lines: Lines): void {
  const [item, main] = [...lines][0] ?? ['main', undefined];
  if (main === undefined) return;
  const set = (change: Partial<Line>): void => {
    lines.set(item, { ...main, ...change });
  };
  const quantity = Math.max(down ? main.quantity - size : main.quantity + size, 1);
  const unitMinor = Math.max(down ? main.unitMinor - size * 20 : main.unitMinor + size * 20, 1);
  const plan = next(plans, main.plan, size);
  const extra = { plan: undefined, quantity: size, currency: main.currency };
  const actions: Record<Exclude<Step, 'lapse'>, () => void> = {
    seats: () => set({ quantity }),
    price: () => set({ unitMinor }),
    both: () => set({ quantity, unitMinor: main.unitMinor + size }),
    plan: () => set({ plan, unitMinor: unitMinor + size, quantity: size % 3 === 0 ? quantity : main.quantity }),
    swap: () => {
      lines.delete(item);
      const product = next(products, main.product, size);
      lines.set(`${product}/${size}`, { ...main, product, quantity, unitMinor });
    },
    rename: () => set({ product: next(products, main.product, size), unitMinor }),
    'change of kind': () => set({ kind: main.kind === 'core' ? 'add_on' : 'core', unitMinor }),
    'add-on': () => turn(lines, 'Analytics', { ...extra, product: 'Analytics', kind: 'add_on', unitMinor: 700 + size }),
    'second product': () => turn(lines, 'Desk', { ...extra, product: 'Desk', kind: 'core', unitMinor: 900 - size }),
    'further item': () => turn(lines, 'further', { ...main, quantity: size }),
    meter: () => {
      lines.set('meter', { ...extra, product: 'Calls', kind: 'usage', quantity: 1, unitMinor: size * 1_000 });
      if (down && size % 4 === 0) lines.delete('meter');
    },
    discount: () => set({ unitMinor: down ? 0 : unitMinor }),
    'blank plan': () => set({ plan: main.plan === undefined ? plan : undefined, unitMinor }),
    currency: () => set({ currency: main.currency === 'EUR' ? undefined : 'EUR' }),
  };
  if (step !== 'lapse') actions[step]();
}

/** The rows that state what a company did. */
function rowsOf(account: string, { first, line, every, isBare, statesUnit, doings }: Company): Change[] {
  const rows: Change[] = [];
  const state = (
    day: number,
    item: string,
    { product, kind, plan, quantity, unitMinor, currency }: Line,
    said: Partial<Change>,
  ): void => {
    const whole = { product, kind, currency, minor: Math.round(unitMinor * Math.max(quantity, 0.5)) };
    const detail = isBare ? {} : { plan, quantity, statesUnit };
    rows.push({
      account,
      item,
      on: textOf(day),
      every: kind === 'usage' ? [1, 'month'] : every,
      ...whole,
      ...detail,
      ...said,
    });
  };
  let lines: Lines = new Map([['main', line]]);
  let day = first;
  state(day, 'main', line, { renewsOn: textOf(day + 365) });
  let away: Lines | null = null;
  for (const one of doings) {
    day += one.later;
    const { source, cause, motion } = one;
    const said = { source, cause, motion };
    const before: Lines = lines;
    lines = new Map(away ?? before);
    const isBack: boolean = away !== null;
    away = one.step === 'lapse' && !isBack ? lines : null;
    take(one, lines);
    if (away !== null) lines = new Map();
    for (const [item, was] of before)
      if (!lines.has(item)) state(day, item, was, { ...said, status: 'ended', minor: 0 });
    for (const [item, is] of lines) if (before.get(item) !== is) state(day, item, is, said);
  }
  return rows;
}

/** Changes of one company; a metered line it leaves alone lapses by itself. */
export const companyChanges = (account: string): fc.Arbitrary<Change[]> => company.map((one) => rowsOf(account, one));
