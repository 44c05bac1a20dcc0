import { expect, it } from 'vitest';
import { splitLimits } from './import-limits';
import type { ProblemInput } from './import-problems';

const problem = (code: string, message: string, more: Partial<ProblemInput> = {}): ProblemInput => ({
  file: 'stripe.csv',
  row: null,
  column: null,
  code,
  message,
  remedy: 'connect Stripe',
  severity: 'notice',
  ...more,
});

it('what the format cannot know is a sentence of its own, once, with what to do about it', () => {
  const { limits, others } = splitLimits([
    problem('state_of_one_day', 'stripe.csv: the file holds the state of one day'),
    problem('state_of_one_day', 'stripe.csv: the file holds the state of one day'),
    problem('plans_are_products', 'stripe.csv: plans are products', { remedy: 'nothing, or say otherwise' }),
    problem('bad_number', 'Row 4, amount: expected a number', { severity: 'error', row: 4, column: 'amount' }),
  ]);
  expect(limits.map(({ text, remedy }) => [text, remedy])).toEqual([
    ['The file holds the state of one day.', 'Connect Stripe.'],
    ['Plans are products.', null],
  ]);
  expect(others.map(({ code }) => code)).toEqual(['bad_number']);
});

it('a place within the file is left out of what holds for all of it', () => {
  const [limit] = splitLimits([
    problem('mrr_not_paid', 'Row 7, mrr: MRR of a cancelled one was read as 0', { row: 7, column: 'mrr' }),
  ]).limits;
  expect(limit?.text).toBe('MRR of a cancelled one was read as 0.');
});
