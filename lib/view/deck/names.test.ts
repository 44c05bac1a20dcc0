import { describe, expect, it } from 'vitest';
import { aliasOf, textWithAliases, withAliases } from './names';
import { type NamesByWord, namesByWord } from './names-by-word';

const names = new Map([
  ['c-1', 'Acme'],
  ['c-2', 'Acme Holding'],
  ['c-3', 'A+B (Berlin)'],
  ['c-4', '\u{20BB7}野家'],
  ['c-5', '★★'],
  ['c-6', '\u{20BB7}\u{20BB7}'],
]);

function indexOf(all: ReadonlyMap<string, string>): NamesByWord {
  const pieces = namesByWord(all);
  let piece = pieces.next();
  while (!piece.done) piece = pieces.next();
  return piece.value;
}

const aliases = {
  places: new Map([
    ['c-1', 2],
    ['c-2', 1],
    ['c-3', 3],
    ['c-4', 4],
    ['c-5', 5],
    ['c-6', 6],
  ]),
  names,
  byWord: indexOf(names),
};

describe('hidden names', () => {
  it('go by size', () => {
    expect(aliasOf(aliases, 'c-2')).toBe('Account 1');
    expect(aliasOf(aliases, 'gone')).toBe('An account');
  });

  it('stand in place of names and ids, wherever an account is named', () => {
    const report = {
      rows: [{ account: 'c-1', name: 'Acme', arr: 1, attributes: { parent: 'Acme Holding' } }],
      note: null,
      groups: [{ key: 'x', changes: [{ account: 'c-3', name: '', on: '2026-01-01' }] }],
    };
    expect(withAliases(report, aliases)).toEqual({
      rows: [{ account: 'Account 2', name: 'Account 2', arr: 1, attributes: {} }],
      note: null,
      groups: [{ key: 'x', changes: [{ account: 'Account 3', name: 'Account 3', on: '2026-01-01' }] }],
    });
  });

  it('are taken out of segments that are called by an account', () => {
    const groups = [
      { key: 'Acme', rows: [] },
      { key: 'SMB', rows: [] },
    ];
    expect(withAliases(groups, aliases).map(({ key }) => key)).toEqual(['Account 2', 'SMB']);
  });

  it('are taken out of what was written by hand, longer ones first, and as whole words', () => {
    expect(textWithAliases('Acme Holding left, Acme grew; Acmeville did not', aliases)).toBe(
      'Account 1 left, Account 2 grew; Acmeville did not',
    );
    expect(textWithAliases('A+B (Berlin) renewed', aliases)).toBe('Account 3 renewed');
    expect(textWithAliases('Nobody', aliases)).toBe('Nobody');
    expect(textWithAliases('the accounts 3Acme and (Acme)', aliases)).toBe('the accounts 3Acme and (Account 2)');
  });

  it('are found whatever letters they are written in, or none', () => {
    expect(textWithAliases('\u{20BB7}野家 grew', aliases)).toBe('Account 4 grew');
    expect(textWithAliases('\u{20BB7}\u{20BB7} left, \u{20BB7}Acme came', aliases)).toBe(
      'Account 6 left, \u{20BB7}Account 2 came',
    );
    expect(textWithAliases('★★ left; Berlin', aliases)).toBe('Account 5 left; Berlin');
  });
});
