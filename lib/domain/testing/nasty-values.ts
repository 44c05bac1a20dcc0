/** What nasty ledgers draw their rows from. */
import fc from 'fast-check';
import { placeOf, textOf } from './plain-calendar';

/** Month ends and starts, leap days, both ends of a year, and the days around them. */
const cornerDays = [
  ...['2023-11-30', '2023-12-31', '2024-01-01', '2024-01-30', '2024-01-31', '2024-02-01', '2024-02-28', '2024-02-29'],
  ...['2024-03-01', '2024-03-30', '2024-03-31', '2024-04-30', '2024-06-30', '2024-07-01', '2024-12-30', '2024-12-31'],
  ...['2025-01-01', '2025-01-31', '2025-02-28', '2025-03-01'],
];
const FIRST = placeOf('2023-11-01');
const LAST = placeOf('2025-04-15');

export const anyDay: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...cornerDays) },
  { weight: 3, arbitrary: fc.integer({ min: FIRST, max: LAST }).map(textOf) },
);

export const amount = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 5, 999, 1000) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 500_000 }) },
);

export const currency = fc.constantFrom('USD', 'USD', 'EUR', 'JPY');
export const recordedAt = fc.constantFrom(0, 0, 1, 2, 3);
export const quantity = fc.constantFrom(undefined, undefined, 0, 1, 2, 2.5, 10, 40);
export const plan = fc.constantFrom(undefined, undefined, 'Team', 'Pro');
