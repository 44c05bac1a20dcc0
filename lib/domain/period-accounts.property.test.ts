import fc from 'fast-check';
import { expect, it } from 'vitest';
import { movementTypes } from './movement-type';
import {
  amountsOf,
  amountsOfAll,
  combined,
  hasMoved,
  isNothing,
  movedAmounts,
  noAmounts,
  type PeriodAccount,
} from './period-accounts';

const amount = fc.integer({ min: 0, max: 3 });
const account: fc.Arbitrary<PeriodAccount> = fc.record({
  account: fc.constant('a'),
  start: amount,
  end: amount,
  yearStart: amount,
  movement: fc.constantFrom(null, ...movementTypes),
});
const perhaps = fc.option(account, { nil: undefined });

it('an account has moved exactly where what it adds to the figures is otherwise', () => {
  fc.assert(
    fc.property(perhaps, perhaps, (before, after) => {
      expect(hasMoved(before, after)).toBe(!isNothing(movedAmounts(before, after)));
    }),
  );
});

it('the sum over accounts is that of what each adds', () => {
  fc.assert(
    fc.property(fc.array(account), (accounts) => {
      const sum = accounts.reduce((all, each) => combined(all, amountsOf(each), 1), noAmounts());
      expect(amountsOfAll(accounts)).toEqual(sum);
    }),
  );
});
