import { describe, expect, it } from 'vitest';
import { aliasOf, textWithAliases, withAliases } from './names';

const aliases = {
  places: new Map([
    ['c-1', 2],
    ['c-2', 1],
    ['c-3', 3],
  ]),
  names: new Map([
    ['c-1', 'Acme'],
    ['c-2', 'Acme Holding'],
    ['c-3', 'A+B (Berlin)'],
  ]),
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
  });
});
