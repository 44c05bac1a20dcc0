import { describe, expect, it } from 'vitest';
import { importText } from './testing/files';

const rows = [
  'account_id,effective_on,product,amount',
  'Zoë,2025-01-01,Core,49.00',
  '"Smith, ""Jr"" & Co",2025-02-01,"Core',
  'Plus",1250.50',
  'c,2025-03-01,Core,7',
];
const text = `${rows.join('\n')}\n`;
const expected = [
  { accountId: 'Zoë', amountMinor: 4900, product: 'Core', row: 2 },
  { accountId: 'Smith, "Jr" & Co', amountMinor: 125_050, product: 'Core\nPlus', row: 3 },
  { accountId: 'c', amountMinor: 700, row: 4 },
];

const utf16 = (content: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(`\uFEFF${content}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

describe('files are read alike however they are encoded and cut', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 LE', utf16(text, false), 'utf-16le'],
    ['UTF-16 BE', utf16(text, true), 'utf-16be'],
    ['Windows-1252', Buffer.from(text, 'latin1'), 'windows-1252'],
    ['no line break at the end', Buffer.from(text.trimEnd()), 'utf-8'],
  ])('%s', async (_, bytes, encoding) => {
    const { analysis, changes, problems } = await importText(bytes);
    expect(problems).toEqual([]);
    expect(analysis.encoding).toBe(encoding);
    expect(changes).toMatchObject(expected);
  });

  it('CRLF; a line break inside quotes adds no row', async () => {
    const { changes } = await importText(text.replaceAll('\n', '\r\n'));
    expect(changes).toMatchObject([{ row: 2 }, { product: 'Core\r\nPlus', row: 3 }, { amountMinor: 700, row: 4 }]);
  });

  it('CR alone', async () => {
    const { changes } = await importText(
      'account_id,effective_on,product,amount\ra,2025-01-01,Core,5\rb,2025-01-01,Core,6\r',
    );
    expect(changes).toMatchObject([{ row: 2 }, { accountId: 'b', row: 3, amountMinor: 600 }]);
  });

  it.each([';', '\t'])('delimiter %j', async (delimiter) => {
    const { analysis, changes } = await importText(
      ['account_id,effective_on,product,amount', 'a,2025-01-01,Core,"1.234,50"', 'b,2025-01-01,Core,"3,25"']
        .map((line) =>
          line
            .replaceAll('"1.234,50"', '1.234|50')
            .replaceAll('"3,25"', '3|25')
            .replaceAll(',', delimiter)
            .replaceAll('|', ','),
        )
        .join('\n'),
    );
    expect(analysis.delimiter).toBe(delimiter);
    expect(changes.map(({ amountMinor }) => amountMinor)).toEqual([123_450, 325]);
  });

  it('Windows-1252 is said', async () => {
    const { result } = await importText(Buffer.from(text, 'latin1'));
    expect(result?.notices).toMatchObject([{ code: 'windows_1252', severity: 'notice' }]);
  });

  it('blank rows count as rows, a title above the header too', async () => {
    const { analysis, changes } = await importText(
      'Export of 2025,,,\n,,,\naccount_id,effective_on,product,amount\n\n,,,\na,2025-01-01,Core,5\n',
    );
    expect(analysis.headerRow).toBe(3);
    expect(changes).toMatchObject([{ accountId: 'a', row: 6 }]);
  });

  it('a first line sep=; decides', async () => {
    const { changes } = await importText('sep=;\naccount_id;effective_on;product;amount\na;2025-01-01;Core;5\n');
    expect(changes).toMatchObject([{ accountId: 'a', row: 3 }]);
  });

  it('rows that leave out empty cells at the end are read and counted once', async () => {
    const { changes, result } = await importText(
      'account_id,effective_on,product,amount,plan\na,2025-01-01,Core,5\nb,2025-01-01,Core,5\n',
    );
    expect(changes).toHaveLength(2);
    expect(result?.notices.map(({ message }) => message)).toEqual([
      'file.csv: 2 rows have fewer cells than there are columns; the rest was read as empty',
    ]);
  });

  it('a NUL character is refused, because no database keeps it', async () => {
    const filler = 'a,2025-01-01,Core,5\n'.repeat(1000);
    const { problems } = await importText(`account_id,effective_on,product,amount\n${filler}b\0,2025-01-01,Core,5\n`);
    expect(problems).toMatchObject([{ code: 'bad_character', row: 1002, column: 'account_id' }]);
  });

  it('cells and characters that lie across the chunks of a large file stay whole', async () => {
    const name = (i: number) => `Zoë ${'🙂'.repeat(i % 7)}\n"${i}"`;
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `"${name(i).replaceAll('"', '""')}",2025-01-01,Core,${i}\r\n`,
    );
    const { changes, problems, result } = await importText(
      `account_id,effective_on,product,amount\r\n${lines.join('')}`,
    );
    expect(problems).toEqual([]);
    expect(result?.read).toBe(20_000);
    const wrong = changes.filter(
      ({ accountId, row, amountMinor }, i) => accountId !== name(i) || row !== i + 2 || amountMinor !== i * 100,
    );
    expect(wrong).toEqual([]);
  });

  it('a quotation mark left open in a large file ends the reading, not the memory', async () => {
    const filler = 'a,2025-01-01,Core,5\n'.repeat(100_000);
    const { problems, result } = await importText(
      `account_id,effective_on,product,amount\na,2025-01-01,"Core,5\n${filler}`,
    );
    expect(problems).toMatchObject([{ code: 'unclosed_quote', row: 2 }]);
    expect(result).toMatchObject({ read: 1, rejected: 1 });
  });
});
