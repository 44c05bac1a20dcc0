/** Arbitrary invoice lines: alone, renewed, and credited and charged anew within a term. */
import fc from 'fast-check';
import type { InvoiceLine } from './columns';
import { amount, anyDay, currency, plan, quantity, recordedAt } from './nasty-values';
import { monthsAway, placeOf, textOf } from './plain-calendar';

export const invoiceLine = (accounts: number): fc.Arbitrary<InvoiceLine> =>
  fc
    .record({
      account: fc.integer({ min: 1, max: accounts }).map((number) => `a${number}`),
      from: anyDay,
      months: fc.constantFrom(1, 1, 3, 12),
      days: fc.constantFrom(0, 0, 0, 1, -2, 17, 100),
      minor: fc.oneof({ weight: 4, arbitrary: amount }, { weight: 1, arbitrary: amount.map((minor) => -minor) }),
      product: fc.constantFrom('Core', 'Core', 'Hosting'),
      quantity,
      plan,
      lineId: fc.constantFrom(undefined, undefined, undefined, 'l1', 'l2'),
      kind: fc.constantFrom('core' as const, 'core' as const, 'one_time' as const),
      currency,
      recordedAt,
    })
    .map(({ months, days, ...line }) => ({
      ...line,
      until: textOf(Math.max(monthsAway(placeOf(line.from), months) + days, placeOf(line.from) + 1)),
      lineId: line.lineId && `${line.account}/${line.lineId}`,
      kind: line.kind === 'core' && line.product === 'Hosting' ? ('add_on' as const) : line.kind,
      quantity: line.minor < 0 && line.quantity ? -line.quantity : line.quantity,
    }));

/** Renewals of one product, each a while after the last one ended: gaps around every grace there is. */
export const renewals = (accounts: number): fc.Arbitrary<InvoiceLine[]> =>
  fc
    .tuple(
      invoiceLine(accounts),
      fc.array(fc.constantFrom(-10, 0, 1, 2, 14, 15, 16, 29, 30, 31, 45, 46), { maxLength: 4 }),
    )
    .map(([first, gaps]) => {
      const lines = [{ ...first, lineId: undefined }];
      for (const gap of gaps) {
        const last = lines.at(-1)!;
        const from = placeOf(last.until) + gap;
        lines.push({
          ...last,
          from: textOf(from),
          until: textOf(monthsAway(from, 1)),
          minor: last.minor + gap,
          quantity: gap === 0 ? undefined : Math.abs(gap),
        });
      }
      return lines;
    });

/** What is left of a term credited and charged anew, again and again; now and then with a discount, or of seats that never were. */
export const recharged = (accounts: number): fc.Arbitrary<InvoiceLine[]> =>
  fc
    .tuple(
      invoiceLine(accounts),
      fc.array(
        fc.record({
          later: fc.constantFrom(0, 1, 14, 31, 150),
          longer: fc.constantFrom(0, 0, 0, 0, 31),
          minor: amount,
          seats: fc.constantFrom(0, 0, 0, 0, 1, -1),
          quantity: fc.constantFrom(undefined, 0, 1, 4, 10, 10, 25),
          plan: fc.constantFrom(undefined, 'Team', 'Pro', 'Pro'),
          credited: fc.constantFrom(undefined, undefined, undefined, undefined, 'Team', 'Other'),
          discount: fc.constantFrom(0, 0, 1, 2000),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([any, changes]) => {
      const first = { ...any, lineId: undefined, minor: Math.abs(any.minor), quantity: Math.abs(any.quantity ?? 10) };
      const until = textOf(monthsAway(placeOf(first.from), 6));
      const lines: InvoiceLine[] = [{ ...first, until, plan: first.plan ?? 'Team' }];
      let last = lines[0]!;
      for (const { later, longer, minor, seats, quantity, plan, credited, discount } of changes) {
        const from = textOf(Math.min(placeOf(last.from) + later, placeOf(until) - 1));
        const rest = { ...last, from, until };
        const credit = {
          ...rest,
          minor: -last.minor,
          quantity: (last.quantity ?? 1) + seats,
          plan: credited ?? last.plan,
        };
        last = { ...rest, minor, quantity, plan, until: textOf(placeOf(until) + longer) };
        lines.push(credit, last);
        if (discount > 0) lines.push({ ...credit, minor: -discount });
      }
      return lines;
    });
