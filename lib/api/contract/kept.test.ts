import { expect, it } from 'vitest';
import { viewRequest } from './kept';

const isTaken = (path: string): boolean => viewRequest.safeParse({ name: 'Mine', path, search: '' }).success;

it.each(['/', '/retention', '/accounts/C-1001', '/accounts/C%2F1%20x'])('a view may be of %s', (path) => {
  expect(isTaken(path)).toBe(true);
});

it.each(['', 'retention', '//elsewhere.com', '/\\elsewhere.com', '/retention?x=1', '/a b'])(
  'no view leads to %j',
  (path) => {
    expect(isTaken(path)).toBe(false);
  },
);
