/** Reading from bytes says what reading in full says: the same records, problems, counts, notices and rejects. */
import { readFile as readBytes, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../domain/testing/nasty';
import { analyseFile } from './analyse';
import { plainMinor } from './numbers';
import { isPlain } from './plain-line';
import { plainMinorAt } from './plain-numbers';
import { planFrom, type ReadPlan } from './plan';
import { readFile } from './read';
import { fileOf } from './testing/files';

const cell: Record<string, fc.Arbitrary<string>> = {
  account_id: fc.constantFrom(
    'a',
    'a',
    'b',
    'c',
    ' b ',
    'Äpfel GmbH',
    'b-0000000000-0000000000-0000000000-0000000000-00000000',
    '',
    'N/A',
    '"c"',
    '"d, e"',
  ),
  change_id: fc.constantFrom('', '', '', 'x1', 'x2', 'x2', 'a/Core/2026-01-01', 'null'),
  effective_on: fc.constantFrom(
    '2026-01-01',
    '2026-02-01',
    '2026-02-30',
    '03/04/2026',
    '05/05/2026',
    '13/04/2026',
    '2026-01-01 10:00',
    'soon',
    '',
  ),
  item_id: fc.constantFrom('', '', 'i1', 'i2'),
  product: fc.constantFrom('Core', 'Core', 'Überbau', 'P\u0000', 'caf\uFFFD', '"Big ""Plan"""', 'x'.repeat(501), ''),
  kind: fc.constantFrom('', 'core', 'Add-on', 'usage', 'strange'),
  quantity: fc.constantFrom('', '1', '2.5', '0.0000001', '-3', '1,234', 'n/a', '7 '),
  unit_amount: fc.constantFrom('', '', '10', '10.00', '9.999', '10,50', '1.234,50', '(5)', '99999999999999'),
  amount: fc.constantFrom('', '10', '12.34', '0.005', '1,234.50', '€5', '$5', '1e3', '9007199254740993', '-', 'ten'),
  interval: fc.constantFrom('', 'month', 'Year', '3 months', 'fortnight'),
  currency: fc.constantFrom('', 'USD', 'jpy', 'EUR', '€', 'XYZ'),
  status: fc.constantFrom('', 'active', 'ended', 'void', 'gone'),
  renews_on: fc.constantFrom('', '', '2027-01-01', '04/05/2027'),
  auto_renew: fc.constantFrom('', 'yes', 'no', 'maybe'),
  recorded_at: fc.constantFrom('', '', '2026-01-02T10:00:00Z', '2026-01-03', '02/03/2026'),
};
const header = Object.keys(cell);

/** Mostly whole rows of good cells, so that the conventions settle and the state of earlier rows counts. */
const good = fc.tuple(
  ...[
    fc.constantFrom('a', 'b', 'c', 'Äpfel GmbH'),
    fc.constantFrom('', '', 'x1', 'x2'),
    fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-31'),
    fc.constantFrom('', 'i1'),
    fc.constantFrom('Core', 'Seats', 'Überbau'),
    fc.constantFrom('', 'core', 'usage'),
    fc.constantFrom('', '1', '2', '2.5'),
    fc.constantFrom('', '10', '10.25'),
    fc.constantFrom('10', '12.34', '0'),
    fc.constantFrom('month', 'year'),
    fc.constantFrom('USD', 'JPY', 'EUR'),
    fc.constantFrom('active', 'active', 'ended'),
    fc.constantFrom('', '2027-01-01'),
    fc.constantFrom('', 'yes'),
    fc.constantFrom('', '2026-04-01'),
  ],
);
const nasty = fc.tuple(...Object.values(cell));
const row = fc.oneof(
  { weight: 12, arbitrary: good.map((cells) => cells.join(',')) },
  { weight: 4, arbitrary: nasty.map((cells) => cells.join(',')) },
  { weight: 1, arbitrary: fc.tuple(good, fc.nat(14)).map(([cells, count]) => cells.slice(0, count).join(',')) },
  { weight: 1, arbitrary: good.map((cells) => [...cells, 'more', ''].join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', ',,,', '\t', '"a\nb",,2026-01-01,,Core', '"open', 'a"b,c') },
);
const text = fc
  .record({
    rows: fc.array(row, { maxLength: 60 }),
    newline: fc.constantFrom('\n', '\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
    isEnded: fc.boolean(),
    // Fills a piece and more between the rows, so that records stand on the border of two.
    fill: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 5_000),
    damage: fc.constantFrom(null, null, 0xff, 0xc3),
    // One row that is not plain makes its whole piece so.
    onlyPlain: fc.boolean(),
  })
  .map(({ rows: all, newline, mark, isEnded, fill, damage, onlyPlain }) => {
    const rows = onlyPlain ? all.filter((line) => isPlain(Buffer.from(line))) : all;
    const filler = Array.from(
      { length: fill },
      (_, i) => `f${i % 700},,2026-01-01,,Core,,${i % 3},,${i},month,USD,active,,,`,
    );
    const lines = [header.join(','), ...rows.slice(0, 20), ...filler, ...rows.slice(20)];
    const bytes = Buffer.from(`${mark}${lines.join(newline)}${isEnded ? newline : ''}`);
    if (damage !== null && !onlyPlain && bytes.length > 400) bytes[bytes.length - 200] = damage;
    return bytes;
  });

async function outcome(path: string, plan: ReadPlan, takesLines: boolean, thread: string | null = null) {
  const changes: unknown[] = [];
  const keys = new Map<number, string>();
  const rejectsPath = `${path}.${takesLines}.csv`;
  const result = await readFile(
    path,
    structuredClone(plan),
    {
      change(record, accountKey) {
        if (accountKey >= 0) {
          expect(keys.get(accountKey) ?? record.accountId).toBe(record.accountId);
          keys.set(accountKey, record.accountId);
        }
        changes.push(record);
      },
    },
    { rejectsPath, takesLines, thread },
  );
  const rejects = await readBytes(rejectsPath, 'utf8').catch(() => '');
  await rm(rejectsPath, { force: true });
  return { changes, result, rejects };
}

describe('plain lines', () => {
  it('give what reading in full gives', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(null, 'dmy' as const), async (bytes, dates) => {
        const path = await fileOf(bytes);
        const analysis = await analyseFile(path, { fileName: 'file.csv', kind: 'changes' });
        const { plan } = planFrom(analysis, { currency: 'USD', dates, decimal: '.' });
        if (plan !== null) {
          compared += 1;
          expect(await outcome(path, plan, true)).toEqual(await outcome(path, plan, false));
        }
        await rm(path);
      }),
      propertyRuns(100),
    );
    expect(compared).toBeGreaterThan(0);
  });

  it('give the same where a thread reads ahead', async () => {
    const bundle = await build({
      entryPoints: ['lib/ingest/line-thread.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
    });
    const thread = await fileOf(bundle.outputFiles[0]?.text ?? '', 'line-thread.mjs');
    // Some 12,000 short rows: a piece's table is full before its bytes are.
    const short = `account_id,effective_on,product,amount\n${'a,2026-01-01,P,1\n'.repeat(12_000)}`;
    const compare = async (bytes: Uint8Array): Promise<void> => {
      const path = await fileOf(bytes);
      const { plan } = planFrom(await analyseFile(path, { fileName: 'file.csv', kind: 'changes' }), {
        currency: 'USD',
        dates: 'dmy',
        decimal: '.',
      });
      if (plan !== null) expect(await outcome(path, plan, true, thread)).toEqual(await outcome(path, plan, false));
      await rm(path);
    };
    for (const end of ['', 'b,2026-01-01,P,2', '"b",2026-01-01,P,2\na,2026-01-02,P,3\nc,2026-01-02,P,3\n'])
      await compare(Buffer.from(short + end));
    await fc.assert(fc.asyncProperty(text, compare), propertyRuns(30));
  });

  it('a thread that fails fails the reading', async () => {
    const path = await fileOf('account_id,effective_on,product,amount\na,2026-01-01,P,1\n');
    const { plan } = planFrom(await analyseFile(path, { kind: 'changes' }), { currency: 'USD' });
    const thread = await fileOf("throw new Error('no such thread')", 'broken.mjs');
    if (plan === null) throw new Error('the file has a plan');
    await expect(outcome(path, plan, true, thread)).rejects.toThrow('no such thread');
    const silent = await fileOf('', 'silent.mjs');
    await expect(outcome(path, plan, true, silent)).rejects.toThrow('ended early');
  });

  it('hold no quotation mark, no NUL, and nothing that is no text', () => {
    expect(isPlain(Buffer.from('a,b\nÄ,東\n'))).toBe(true);
    for (const text of ['a,"b"\n', 'a\u0000\n', 'a\uFFFD\n']) expect(isPlain(Buffer.from(text))).toBe(false);
    expect(isPlain(Buffer.from([0x61, 0xff, 0x0a]))).toBe(false);
  });

  it('have numbers as plainMinor reads them', () => {
    const digits = fc.stringMatching(/^[0-9.,]{0,16}$/);
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 6 }), fc.constantFrom('.', ',', null), (text, exponent, sign) => {
        const bytes = Buffer.from(`x${text}x`);
        expect(plainMinorAt(bytes, 1, 1 + text.length, exponent, sign)).toBe(plainMinor(text, exponent, sign));
      }),
    );
  });
});
