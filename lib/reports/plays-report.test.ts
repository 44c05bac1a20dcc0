import { describe, expect, it } from 'vitest';
import { playsReport as playsShape } from '@/lib/api/contract/plays';
import type { PlayRun } from '@/lib/store/play-runs';
import type { Play } from '@/lib/store/plays';
import { preparedPlays } from './plays-report';
import { viewOf } from './testing/view';

const start = { on: '2025-01-10', minor: 100_000, quantity: 10 };
const numbers = Array.from({ length: 44 }, (_, number) => number);
const names = numbers.map((number) => `x${number}`);

/** Accounts x0 to x5 and x22 take two seats more on 1 May 2025, x6 on 1 August; all others stay as they are. */
const view = viewOf(
  {
    changes: names.flatMap((account, number) => {
      const rises = number < 6 || number === 22 ? '2025-05-01' : number === 6 ? '2025-08-01' : null;
      return [{ account, ...start }, ...(rises ? [{ account, on: rises, minor: 120_000, quantity: 12 }] : [])];
    }),
    accounts: names,
  },
  { dataThrough: '2025-12-31' },
);
const play: Play = {
  ...{ id: 1, name: 'Seats', trigger: null, triggerWords: null, say: null, offer: null, owner: null, steps: [] },
  arms: [
    { name: 'A', what: 'By mail' },
    { name: 'B', what: 'By phone' },
  ],
};
const run = (id: number, said: Partial<PlayRun>): PlayRun => ({
  ...{ id, playId: 1, account: `x${id}`, arm: id < 22 ? 'A' : 'B', beganOn: '2025-04-01' },
  ...{ outcome: null, outcomeOn: null, note: null },
  ...said,
});

describe('plays with what came of them, worked by hand', () => {
  const runs = [
    ...numbers.map((number) => run(number, number === 0 ? { outcome: 'won', outcomeOn: '2025-05-01' } : {})),
    run(50, { account: 'x30', beganOn: '2025-12-01' }),
    run(51, { account: 'nobody' }),
  ];
  const report = preparedPlays(view, [play], runs, '2026-01-05');
  const [told] = report.plays;

  it('has the shape of the contract', () => {
    expect(report).toEqual(playsShape.strict().parse(report));
  });

  it('counts who expanded within 90 days among those whose 90 days are over', () => {
    // x6 expanded 122 days after; x30 began in December; of an account that nobody knows nothing is told.
    expect(told?.outcome).toMatchObject({ runs: 46, followed: 44, expanded: 7, won: 1, lost: 0 });
    expect(told?.outcome.share).toBeCloseTo(7 / 44, 12);
    expect(told?.arms.map(({ outcome }) => [outcome.runs, outcome.followed, outcome.expanded])).toEqual([
      [22, 22, 6],
      [24, 22, 1],
    ]);
  });

  it('compares the second arm with the first: 1 of 22 less 6 of 22, with an interval', () => {
    const [difference] = told?.differences ?? [];
    expect(difference).toMatchObject({ arm: 'B', against: 'A' });
    expect(difference?.difference).toBeCloseTo(-5 / 22, 12);
    expect(difference?.low).toBeLessThan(-5 / 22);
    expect(difference?.high).toBeGreaterThan(-5 / 22);
  });

  it('says of each run when it expanded, and whether it is followed to its end', () => {
    const of = (id: number) => told?.runs.find((each) => each.id === id);
    expect(of(0)).toMatchObject({ expanded_on: '2025-05-01', follow_until: '2025-06-30', is_followed: true });
    expect(of(6)).toMatchObject({ expanded_on: null, is_followed: true });
    expect(of(50)).toMatchObject({ expanded_on: null, follow_until: '2026-03-01', is_followed: false });
    expect(of(51)).toMatchObject({ account: 'nobody', name: 'nobody', expanded_on: null, is_followed: false });
  });

  it('without a ledger has runs and no shares', () => {
    const nothing = preparedPlays({ ...view, facts: null, basis: null }, [play], runs, '2026-01-05');
    expect(nothing.plays[0]?.outcome).toMatchObject({ runs: 46, followed: 0, share: null });
  });
});
