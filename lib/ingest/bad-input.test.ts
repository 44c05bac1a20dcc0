import { describe, expect, it } from 'vitest';
import { sentence } from './problem';
import { importText } from './testing/files';

const HEADER = 'account_id,effective_on,product,amount,currency\n';
const GOOD = 'a1,2025-01-01,Core,49.00,USD\n';

/** The first problem of changes with these rows below a good one. */
async function firstProblem(rows: string, header = HEADER) {
  const { problems } = await importText(header + GOOD + rows, { kind: 'changes' });
  return problems[0];
}

describe('bad input gets a clear answer that names file, row, column, reason and remedy', () => {
  it.each([
    ['an Excel workbook', Buffer.from('PK\x03\x04rest', 'latin1'), 'book.xlsx', 'save it as CSV (UTF-8)'],
    ['a zip archive', Buffer.from('PK\x03\x04rest', 'latin1'), 'book.zip', 'save it as CSV (UTF-8)'],
    ['a PDF', Buffer.from('%PDF-1.7 rest', 'latin1'), 'book.pdf', 'ask whoever made it for the table as CSV or XLSX'],
    ['an old Excel or Office file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'book.xls', 'Excel workbook (.xlsx)'],
    ['a Numbers spreadsheet', Buffer.from('bplist00'), 'book.numbers', 'Export To, CSV in Numbers'],
    ['a gzip archive', Buffer.from([0x1f, 0x8b, 8, 0]), 'book.csv.gz', 'unpack it'],
    ['a binary file', Buffer.from([1, 0, 2, 0, 3, 9, 0, 7]), 'book.csv', 'save it as CSV (UTF-8)'],
    ['JSON', Buffer.from('[{"a":1}]'), 'book.json', 'one object a line'],
    ['a web page or XML', Buffer.from('<html><table></table></html>'), 'report.csv', 'save it as CSV (UTF-8)'],
  ])('a wrong file type: %s', async (type, bytes, name, remedy) => {
    const { problems, result } = await importText(bytes, {}, name);
    expect(result).toBeNull();
    expect(problems).toMatchObject([{ code: 'wrong_file_type', file: 'file.csv', severity: 'error' }]);
    expect(problems[0]?.message).toBe(`file.csv: this is ${type}, not a table in text form`);
    expect(problems[0]?.remedy).toContain(remedy);
  });

  it.each(['', '\uFEFF', '\n\n  \n'])('an empty file: %j', async (content) => {
    const { problems } = await importText(content);
    expect(problems.map(({ code }) => code)).toEqual(['empty_file']);
  });

  it('a file that is not there', async () => {
    const { analyseFile } = await import('./analyse');
    const { problems } = await analyseFile('no/such/file.csv');
    expect(problems).toMatchObject([{ code: 'file_unreadable', file: 'file.csv' }]);
  });

  it('a missing required column names the columns that there are', async () => {
    const { problems } = await importText('account_id,product,amount\na1,Core,5\n', { kind: 'changes' });
    expect(problems.map(sentence)).toEqual([
      'file.csv: no column was found for effective_on; the file has the columns "account_id", "product", "amount"; say which column holds effective_on',
    ]);
  });

  it('neither amount nor unit_amount', async () => {
    const { problems } = await importText('account_id,effective_on,product\na1,2025-01-01,Core\n', { kind: 'changes' });
    expect(problems[0]?.message).toContain('no column was found for amount or unit_amount');
    expect(problems[0]?.remedy).toBe('say which column holds amount');
  });

  it('0 rows', async () => {
    const { problems, result } = await importText(HEADER);
    expect(result).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['no_rows']);
  });

  it('10,000 bad rows: the first 1,000 are kept, all are counted', async () => {
    const bad = Array.from({ length: 10_000 }, (_, i) => `a${i},2025-02-30,Core,49.00,USD\n`).join('');
    const { result, rejects, changes } = await importText(HEADER + GOOD + bad);
    expect(result).toMatchObject({ read: 10_001, accepted: 1, rejected: 10_000, counts: { no_such_date: 10_000 } });
    expect(result?.problems).toHaveLength(1000);
    expect(result?.problems[0]?.message).toBe('Row 3, effective_on: 2025-02-30 is a date that does not exist');
    expect(rejects.trimEnd().split('\n')).toHaveLength(10_001);
    expect(changes).toHaveLength(1);
  });

  it('mixed encodings: rows with bytes that are no UTF-8 are named', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEADER}Zoë,2025-01-01,Core,49.00,USD\n`, 'utf8'),
      Buffer.from('Zoë,2025-02-01,Core,49.00,USD\n', 'latin1'),
    ]);
    const { problems, changes } = await importText(bytes);
    expect(changes.map(({ accountId }) => accountId)).toEqual(['Zoë']);
    expect(problems).toMatchObject([{ code: 'bad_bytes', row: 3, column: 'account_id' }]);
    expect(problems[0]?.remedy).toContain('the file mixes encodings');
  });

  it.each([
    ['03/04/25', 'bad_date', 'Row 3, effective_on: expected YYYY-MM-DD, found 03/04/25'],
    ['2025-13-01', 'no_such_date', 'Row 3, effective_on: 2025-13-01 is a date that does not exist'],
    ['0025-01-01', 'date_out_of_range', 'Row 3, effective_on: the date 0025-01-01 is not between 1900 and 2199'],
    ['soon', 'bad_date', 'Row 3, effective_on: expected YYYY-MM-DD, found soon'],
    ['', 'missing_value', 'Row 3, effective_on: the cell is empty, but every row needs one'],
  ])('a date %j', async (date, code, message) => {
    expect(await firstProblem(`a2,${date},Core,5.00,USD\n`)).toMatchObject({ code, message, row: 3 });
  });

  it.each([
    ['(5)', 'parenthesised_amount', 'Row 3, amount: the amount (5) is negative: parentheses mean less than zero'],
    ['-5.00', 'negative_amount', 'Row 3, amount: the amount -5.00 is negative'],
    ['ten', 'bad_number', 'Row 3, amount: expected a number like 1234.50, found ten'],
    ['5%', 'bad_number', 'Row 3, amount: expected a number like 1234.50, found 5%'],
    ['€5.00', 'currency_mismatch', 'Row 3, amount: €5.00 contradicts the currency USD'],
    ['9'.repeat(30), 'amount_too_large', `Row 3, amount: ${'9'.repeat(30)} is too large to be counted exactly`],
    ['', 'missing_value', 'Row 3, amount: the cell is empty, but every row needs one'],
  ])('an amount %j', async (amount, code, message) => {
    const problem = await firstProblem(`a2,2025-02-01,Core,${amount},USD\n`);
    expect(problem).toMatchObject({ code, message, row: 3, column: 'amount', file: 'file.csv' });
    expect(problem?.remedy).not.toBe('');
  });

  it('a negative amount is told to put the discount into the amount', async () => {
    expect((await firstProblem('a2,2025-02-01,Core,-5.00,USD\n'))?.remedy).toContain(
      'put the discount into the amount',
    );
  });

  it('an unknown currency', async () => {
    expect(await firstProblem('a2,2025-02-01,Core,5.00,XXQ\n')).toMatchObject({
      code: 'unknown_currency',
      message: 'Row 3, currency: "XXQ" is not a currency',
    });
  });

  it('1.234,56 in a column whose other cells have points asks which it is', async () => {
    expect(await firstProblem('a2,2025-02-01,Core,"1.234,56",USD\n')).toMatchObject({
      code: 'mixed_decimal',
      row: 3,
      message: 'Row 3, amount: 1.234,56 marks decimals otherwise than 49.00 in row 2',
    });
  });

  it('1.234,56 where the user said that points mark decimals is an error of its row', async () => {
    const { problems } = await importText(`${HEADER + GOOD}a2,2025-02-01,Core,"1.234,56",USD\n`, { decimal: '.' });
    expect(problems).toMatchObject([{ code: 'wrong_decimal', row: 3, column: 'amount' }]);
  });

  it('1,234 alone is not guessed: the command line is told --decimal', async () => {
    const content = 'account_id;effective_on;product;amount\na1;2025-01-01;Core;1,234\n';
    const { analysis, problems } = await importText(content);
    expect(analysis.questions).toMatchObject([
      { about: 'decimal', field: 'amount', header: 'amount', example: '1,234', row: 2, choices: ['.', ','] },
    ]);
    expect(problems.map(sentence)).toEqual([
      'Row 2, amount: 1,234 can be read in two ways, and no cell of the column decides; say which sign marks decimals, . or ,',
    ]);
    expect((await importText(content, { decimal: '.' })).changes[0]?.amountMinor).toBe(123_400);
    expect((await importText(content, { decimal: ',' })).changes[0]?.amountMinor).toBe(123);
  });

  it('03/04/25 alone is not guessed: the command line is told --dates', async () => {
    const content = 'account_id,effective_on,product,amount\na1,03/04/25,Core,5\n';
    const { problems } = await importText(content);
    expect(problems.map(sentence)).toEqual([
      'Row 2, effective_on: expected YYYY-MM-DD, found 03/04/25, which can be read in two ways, and no cell of the column decides; say which comes first, day or month',
    ]);
    const day = async (dates: 'dmy' | 'mdy') => (await importText(content, { dates })).changes[0]?.effectiveDay;
    expect(await day('dmy')).toBe(20_181);
    expect(await day('mdy')).toBe(20_151);
  });

  it('a mapping that names a column the file does not have', async () => {
    const { problems } = await importText(HEADER + GOOD, { kind: 'changes', mapping: { amount: 'Betrag' } });
    expect(problems.find(({ code }) => code === 'unknown_header')?.message).toBe(
      'file.csv: the mapping names a column "Betrag" for amount, but the file has the columns "account_id", "effective_on", "product", "amount", "currency"',
    );
  });

  it('columns that fit nothing', async () => {
    const { problems } = await importText('alpha,beta\n1,2\n');
    expect(problems).toMatchObject([{ code: 'unknown_kind' }]);
    expect(problems[0]?.remedy).toContain('say what it is (accounts');
  });

  it('too many cells, a quotation mark left open, a cut-off end', async () => {
    expect(await firstProblem('a2,2025-02-01,Core,1,234.00,USD\n')).toMatchObject({ code: 'too_many_cells', row: 3 });
    expect(await firstProblem('a2,2025-02-01,"Core,5.00,USD\na3,2025-02-01,Core,5.00,USD\n')).toMatchObject({
      code: 'unclosed_quote',
      row: 3,
    });
    expect(await firstProblem('a2,2025-02-01,Co')).toMatchObject({ code: 'cut_off', row: 3 });
    expect(await firstProblem('a2,2025-02-01,"Co"re,5.00,USD\n')).toMatchObject({ row: 3 });
  });
});
