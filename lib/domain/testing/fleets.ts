/** Many accounts whose prices rise in waves, by nearly all the same percentages, around the bounds of 31 days and 20 accounts. */
import fc from 'fast-check';
import type { Change } from './columns';
import { placeOf, textOf } from './plain-calendar';

const FIRST = placeOf('2023-12-05');
const STARTED = textOf(FIRST);

interface Wave {
  percent: number;
  /** Days after the year's start; those of a wave lie close together, or just too far apart. */
  on: number;
}

interface Member {
  cents: number;
  /** States quantities, so that the rise is one of price; else nobody knows of what. */
  statesSeats: boolean;
  /** Seats that come with the first rise. */
  seats: number;
  waves: Wave[];
}

const percent = fc.constantFrom(5, 5, 5, 5, 5, 5, 5, 5, 5.25, 10, -5);
const wave = fc.record({ percent, on: fc.constantFrom(60, 61, 75, 75, 75, 75, 90, 90, 90, 91, 92, 170, 170) });

const member: fc.Arbitrary<Member> = fc.record({
  cents: fc.integer({ min: 300, max: 3000 }).map((hundreds) => hundreds * 400),
  statesSeats: fc.constantFrom(true, true, true, true, true, false),
  seats: fc.constantFrom(0, 0, 0, 0, 2),
  waves: fc.uniqueArray(wave, { minLength: 1, maxLength: 4, selector: ({ on }) => on }),
});

const SEATS = 10;

function rowsOf({ cents, statesSeats, seats, waves }: Member, index: number): Change[] {
  const account = `f${index}`;
  const states = (quantity: number): Partial<Change> => (statesSeats ? { quantity, statesUnit: true } : {});
  const rows: Change[] = [{ account, on: STARTED, minor: cents * SEATS, ...states(SEATS) }];
  let [unit, quantity] = [cents, SEATS];
  for (const { percent: by, on } of [...waves].sort((a, b) => a.on - b.on)) {
    unit = Math.round(unit * (1 + by / 100));
    quantity += seats;
    rows.push({ account, on: textOf(FIRST + on), minor: unit * quantity, ...states(quantity) });
  }
  return rows;
}

export const fleet: fc.Arbitrary<Change[]> = fc
  .array(member, { minLength: 30, maxLength: 50 })
  .map((members) => members.flatMap(rowsOf));
