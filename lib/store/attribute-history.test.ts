import { expect, it } from 'vitest';
import { attributeHistory, FROM_THE_START, type Statement } from './attribute-history';

const said = (kind: string, day: number | null, attributes: Record<string, string>): Statement => ({
  ...{ kind, name: null, attributes },
  day: day ?? FROM_THE_START,
});

it('a row of a file states all attributes from its day on', () => {
  expect(
    attributeHistory([said('accounts', null, { owner: 'Ann', tier: 'A' }), said('accounts', 10, { owner: 'Bob' })]),
  ).toEqual({ base: { owner: 'Ann', tier: 'A' }, dated: [{ day: 10, attributes: { owner: 'Bob' } }] });
});

it('by hand changes what it names, over files read before and after, and on every day where it has none', () => {
  const byHand = said('manual', null, { owner: 'Cid' });
  const files = [
    said('accounts', null, { owner: 'Ann', tier: 'A' }),
    said('accounts', 10, { owner: 'Bob', tier: 'B' }),
  ];
  const expected = {
    base: { owner: 'Cid', tier: 'A' },
    dated: [{ day: 10, attributes: { owner: 'Cid', tier: 'B' } }],
  };
  expect(attributeHistory([...files, byHand])).toEqual(expected);
  expect(attributeHistory([byHand, ...files])).toEqual(expected);
});

it('by hand with a day holds up to the next day that a file states; empty takes an attribute away', () => {
  const history = attributeHistory([
    said('accounts', null, { owner: 'Ann', tier: 'A' }),
    said('accounts', 20, { owner: 'Bob' }),
    said('manual', 15, { tier: '' }),
    said('manual', 12, { owner: 'Cid' }),
    said('manual', 20, { tier: 'C' }),
  ]);
  expect(history.dated).toEqual([
    { day: 12, attributes: { owner: 'Cid', tier: 'A' } },
    { day: 15, attributes: { owner: 'Cid' } },
    { day: 20, attributes: { owner: 'Bob', tier: 'C' } },
  ]);
});

it('the later of two by hand holds, and an account without rows of files may have them too', () => {
  expect(attributeHistory([said('manual', null, { a: '1' }), said('manual', null, { a: '2' })])).toEqual({
    base: { a: '2' },
    dated: [],
  });
});
