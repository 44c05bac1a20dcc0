import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noChoices, noFileChoices, noLedgerChoices } from './import-choices';
import { filesQuery, parseFiles, parseList, type StagedFile, withChoice } from './import-files';

const id = (letter: string): string => letter.repeat(32);

const file = (letter: string, more: Partial<StagedFile['choices']> = {}): StagedFile => ({
  uploadId: id(letter),
  choices: { ...noFileChoices, ...more },
});

describe('files in the address', () => {
  it('one file reads as on the command line', () => {
    const query = filesQuery([
      file('a', { kind: 'invoices', dates: 'dmy', complete: { from: '2025-01-01', to: '2025-12-31' } }),
    ]);
    expect(query).toEqual({
      upload: id('a'),
      as: 'invoices',
      map: null,
      decimal: null,
      dates: 'dmy',
      ends: null,
      complete: '2025-01-01..2025-12-31',
    });
  });

  it('several stand by position, what was not chosen left empty: dates=~~dmy', () => {
    const query = filesQuery([file('a'), file('b', { kind: 'mrr' }), file('c', { dates: 'dmy', endDay: 'last' })]);
    expect(query).toMatchObject({ as: '~mrr', dates: '~~dmy', ends: '~~last' });
  });

  it('come back as they went in, whatever the headers hold', () => {
    const choices = fc.record({
      kind: fc.constantFrom(null, 'invoices' as const, 'mrr' as const),
      map: fc.dictionary(fc.constantFrom('account_id', 'amount', 'currency'), fc.string()).map((map) => ({ ...map })),
      decimal: fc.constantFrom(null, '.' as const, ',' as const),
      dates: fc.constantFrom(null, 'dmy' as const, 'mdy' as const),
      endDay: fc.constantFrom(null, 'last' as const, 'first_without' as const),
      complete: fc.constantFrom(null, { from: '2025-01-01', to: '2025-01-31' }),
    });
    fc.assert(
      fc.property(fc.array(choices, { maxLength: 4 }), (all) => {
        const files = all.map((each, at) => ({ uploadId: id('abcd'[at] ?? 'e'), choices: each }));
        expect(parseFiles(filesQuery(files))).toEqual(files);
      }),
    );
  });

  it('survive an address that was cut or made up', () => {
    expect(parseFiles({ ...filesQuery([]), upload: `${id('a')}~../../etc`, as: 'nothing', complete: 'x' })).toEqual([
      file('a'),
    ]);
    expect(parseList('a\\')).toEqual(['a\\']);
  });
});

it('a choice is of one file, or of all where it is of the ledger', () => {
  const batch = { files: [file('a'), file('b')], ledger: noLedgerChoices };
  const chosen = withChoice(batch, id('b'), () => ({ dates: 'mdy', currency: 'EUR' }));
  expect(chosen.files).toEqual([file('a'), file('b', { dates: 'mdy' })]);
  expect(chosen.ledger).toEqual({ ...noLedgerChoices, currency: 'EUR' });
  expect(withChoice(batch, id('z'), () => noChoices)).toBe(batch);
});
