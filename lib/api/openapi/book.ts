/** The operation that reads the book of an owner. */
import * as z from 'zod';
import { bookReport } from '../contract/book';
import { read } from './operation';
import { queryParameter, someParameters } from './parameters';

export const bookOperation = read({
  id: 'book',
  group: 'Reports',
  path: '/v1/reports/book',
  summary: 'The accounts of one owner, and all owners beside each other',
  description:
    'By the attribute owner: ARR, NRR and GRR over twelve months of the accounts that are theirs now and of those that ' +
    'were theirs then, what changed hands, renewals within 90 days, coverage, and targets with attainment.',
  parameters: [
    queryParameter(
      'owner',
      'Whose book; empty for accounts without an owner; the largest book where left out.',
      z.string(),
    ),
    ...someParameters(['where', 'as_of', 'fx', 'roll_up']),
  ],
  answer: { name: 'Book', schema: bookReport },
  example: { path: '/v1/reports/book' },
});
