/** Arbitrary targets, their metrics in the words that people write. */
import fc from 'fast-check';
import type { Target } from '../planning';

/** What a word names; null: nothing that has an actual figure. */
export const metricWords: Readonly<Record<string, string | null>> = {
  ...{ nrr_1m: 'nrr_1m', NRR: 'nrr_12m', 'Net revenue retention': 'nrr_12m', 'GRR 3m': 'grr_3m', grr: 'grr_12m' },
  ...{ 'logo-retention': 'logo_12m', Logo_1M: 'logo_1m', ' ARR ': 'arr', New: 'new', reactivation: 'reactivation' },
  ...{ Expansion: 'expansion', contraction: 'contraction', churn: 'churn', 'Expansion.Add-on': 'expansion.add_on' },
  ...{
    'expansion.seats': 'expansion.seats',
    'contraction.price': 'contraction.price',
    'expansion.usage': 'expansion.usage',
  },
  ...{ 'Cycle days': null, happiness: null },
};

const periods = ['2023-10', '2023-11', '2024', '2024-Q1', '2024-Q4', '2024-02', '2024-06', '2024-12', '2024-W09'];
const later = ['2024-W52', '2025-W01', '2025', '2025-Q1', '2025-01', '2025-03', '2025-04', '2026'];
const someone = <Name extends string>(...names: Name[]) => fc.constantFrom(null, null, ...names);

export const goals: fc.Arbitrary<Target[]> = fc.array(
  fc.record({
    metric: fc.constantFrom(...Object.keys(metricWords)),
    period: fc.constantFrom(...periods, ...later),
    value: fc.constantFrom('0', '0.95', '1.1', '1.005', '120', '2500.50', '-3', '9999999'),
    segment: someone('SMB', 'Mid', 'nobody'),
    owner: someone('Ali', 'Bo'),
  }),
  { minLength: 1, maxLength: 12 },
);
