/**
 * Containers made to burst: each is refused within a second, with little memory, and leaves no file behind. The second
 * is of the processor: on a busy machine the clock says nothing of the file.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileOf } from '../testing/files';
import { ContainerRefused } from './part';
import { bookFiles, bookOf, zipOf } from './testing/books';
import { zipAs } from './testing/raw-zip';
import { unpack } from './unpack';

const MEBIBYTE = 1024 * 1024;
const MOST_MS = 1000;
const MOST_GROWTH = 200 * MEBIBYTE;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-bombs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The code it is refused with. */
async function refusalOf(bytes: Uint8Array, name: string): Promise<string> {
  const path = await fileOf(bytes, 'x');
  const before = process.memoryUsage.rss();
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  const began = process.cpuUsage();
  const refused = await unpack(path, name, folder).then(
    () => null,
    (error: unknown) => error,
  );
  const { user, system } = process.cpuUsage(began);
  clearInterval(looking);
  most = Math.max(most, process.memoryUsage.rss());
  expect(await readdir(folder)).toEqual([]);
  expect((user + system) / 1000).toBeLessThan(MOST_MS);
  expect(most - before).toBeLessThan(MOST_GROWTH);
  if (!(refused instanceof ContainerRefused)) throw refused ?? new Error('it was unpacked');
  expect(refused.problem.message).toContain(name);
  expect(refused.problem.remedy).not.toBe('');
  return refused.code;
}

const zeros = (bytes: number): Uint8Array => deflateRawSync(Buffer.alloc(bytes), { level: 9 });

const bookWith = (files: Record<string, string | Uint8Array>): Uint8Array =>
  bookOf([{ name: 'S', rows: [['a'], [1]] }], { files });

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const sheetOf = (rows: string): string => `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;

describe('archives', () => {
  it('zeros that say how many they are: 10 GB', async () => {
    const data = zeros(64 * MEBIBYTE);
    const stated = 10 * 1024 * MEBIBYTE;
    const entry = { name: 'a.csv', data, method: 8, size: Math.min(stated, 0xffff_fffe), crc: 0 };
    const entries = [entry, { ...entry, name: 'b.csv' }, { ...entry, name: 'c.csv' }];
    expect(await refusalOf(zipAs(entries), 'zeros.zip')).toBe('container_too_large');
  });

  it('zeros that say they are few', async () => {
    const data = zeros(400 * MEBIBYTE);
    expect(await refusalOf(zipAs([{ name: 'a.csv', data, method: 8, size: 1000, crc: 0 }]), 'small.zip')).toBe(
      'container_burst',
    );
  });

  it('zeros that say the truth, for their packed size', async () => {
    const data = zeros(100 * MEBIBYTE);
    expect(await refusalOf(zipAs([{ name: 'a.csv', data, method: 8, size: 100 * MEBIBYTE, crc: 0 }]), 'z.zip')).toBe(
      'container_burst',
    );
  });

  it('archives in archives in archives', async () => {
    let zip = zipOf({ '0.csv': 'a,b\n1,2\n' });
    for (let level = 1; level < 6; level++)
      zip = zipOf(Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`lib ${level}-${i}.zip`, zip])));
    expect(await refusalOf(zip, '42.zip')).toBe('container_nested');
  });

  it('a million entries, in its list and in its word', async () => {
    const entries = Array.from({ length: 60_000 }, (_, i) => ({
      name: `${i}.csv`,
      data: new Uint8Array(),
      method: 0,
      size: 0,
      crc: 0,
    }));
    expect(await refusalOf(zipAs(entries, 1_000_000), 'many.zip')).toBe('container_too_large');
    expect(await refusalOf(zipAs(entries), 'many.zip')).toBe('container_too_large');
  });

  it('entries that lie on each other', async () => {
    const data = zeros(20 * MEBIBYTE);
    const entry = { name: 'a.csv', data, method: 8, size: 20 * MEBIBYTE, crc: 0 };
    const entries = Array.from({ length: 1_500 }, (_, i) => ({ ...entry, name: `${i}.csv`, sameAsFirst: i > 0 }));
    expect(await refusalOf(zipAs(entries), 'overlap.zip')).toMatch(/container_(burst|too_large)/);
  });

  it.each(['../../x.csv', '/etc/passwd', 'C:\\x.csv', '..\\..\\x.csv', 'a/../../x.csv'])('a path: %s', async (name) => {
    const data = Buffer.from('a,b\n1,2\n');
    const entry = { name, data, method: 0, size: data.length, crc: crc32(data) };
    expect(await refusalOf(zipAs([entry]), 'paths.zip')).toBe('container_path');
  });

  it('a password', async () => {
    // Twelve bytes of a key stand before what is locked.
    const data = Buffer.from('0123456789abvwxyz');
    const entry = { name: 'a.csv', data, method: 0, size: data.length - 12, crc: crc32(data), flags: 1 };
    expect(await refusalOf(zipAs([entry]), 'locked.zip')).toBe('container_encrypted');
  });

  it.each([10, 100, 0.5, 0.9])('cut off at %s', async (at) => {
    const zip = bookOf([
      {
        name: 'S',
        rows: [
          ['a', 'b'],
          [1, 2],
        ],
      },
    ]);
    const length = at < 1 ? Math.floor(zip.length * at) : at;
    expect(await refusalOf(zip.subarray(0, length), 'cut.xlsx')).toBe('container_damaged');
  });

  it.each([
    ['xl/workbook.bin', 'a binary Excel workbook (XLSB)'],
    ['Index/Document.iwa', 'a Numbers spreadsheet'],
    ['word/document.xml', 'a Word document'],
  ])('what is no table: %s', async (name) => {
    expect(await refusalOf(zipOf({ [name]: 'x' }), 'other.zip')).toBe('container_other');
  });

  it('nothing that is a table', async () => {
    expect(await refusalOf(zipOf({ 'a.pdf': '%PDF' }), 'empty.zip')).toBe('container_empty');
    expect(await refusalOf(zipOf({}), 'empty.zip')).toBe('container_empty');
  });
});

describe('workbooks', () => {
  it('entities that multiply (billion laughs), in each file it has', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${lines}]><worksheet ${MAIN}><sheetData><row r="1"><c t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>`;
    for (const name of Object.keys(bookFiles([{ name: 'S', rows: [['a']] }])).slice(1))
      expect(await refusalOf(bookWith({ [name]: laughs }), 'laughs.xlsx'), name).toBe('container_xml');
  });

  it('an entity of a file on this machine', async () => {
    const outside = `<!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]><worksheet ${MAIN}>&p;</worksheet>`;
    expect(await refusalOf(bookWith({ 'xl/worksheets/sheet1.xml': outside }), 'outside.xlsx')).toBe('container_xml');
  });

  const letters = Buffer.alloc(200 * MEBIBYTE, 'x').toString('latin1');
  const packed = (text: string): Uint8Array => {
    const data = deflateRawSync(Buffer.from(text));
    const files = bookFiles([{ name: 'S', rows: [['a']] }]);
    const others = Object.entries(files).filter(([name]) => name !== 'xl/worksheets/sheet1.xml');
    const entries = others.map(([name, body]) => {
      const bytes = Buffer.from(body);
      return { name, data: bytes, method: 0, size: bytes.length, crc: crc32(bytes) };
    });
    // Padding makes the ratio an honest one.
    const padding = Buffer.alloc(2 * MEBIBYTE);
    const sheet = { name: 'xl/worksheets/sheet1.xml', data, method: 8, size: text.length, crc: 0 };
    return zipAs([...entries, { name: 'pad', data: padding, method: 0, size: padding.length, crc: 0 }, sheet]);
  };

  it.each([
    ['cell', `<row r="1"><c r="A1" t="inlineStr"><is><t>${letters}</t></is></c></row>`],
    ['attribute', `<row r="1"><c r="A1" s="${letters}"/></row>`],
    ['comment', `<!--${letters}-->`],
    ['name', `<${letters}/>`],
  ])('200 MB in one %s', async (_, rows) => {
    expect(await refusalOf(packed(sheetOf(rows)), 'large.xlsx')).toBe('container_xml');
  });

  it('200 MB in one cell, cut into pieces that each end', async () => {
    const piece = `<r><t>${'x'.repeat(60_000)}</t></r>`;
    const cell = `<row r="1"><c r="A1" t="inlineStr"><is>${piece.repeat(3_000)}</is></c></row>`;
    expect(await refusalOf(packed(sheetOf(cell)), 'large.xlsx')).toBe('container_too_large');
  });

  it('a million cells with a style and nothing else', async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => {
      const cells = Array.from({ length: 1_000 }, (_, column) => `<c s="${(i * column) % 4}"/>`);
      return `<row r="${i + 1}">${cells.join('')}</row>`;
    });
    expect(await refusalOf(bookWith({ 'xl/worksheets/sheet1.xml': sheetOf(rows.join('')) }), 'styled.xlsx')).toBe(
      'sheet_mostly_empty',
    );
  });

  it('elements within each other', async () => {
    expect(await refusalOf(bookWith({ 'xl/worksheets/sheet1.xml': '<a>'.repeat(100_000) }), 'deep.xlsx')).toBe(
      'container_xml',
    );
  });

  it('one long text, named by every cell', async () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(30);
    const rows = Array.from({ length: 4_000 }, (_, i) => `<row r="${i + 1}">${cells}</row>`).join('');
    const texts = `<sst><si><t>${'x'.repeat(32_000)}</t></si></sst>`;
    const files = { 'xl/sharedStrings.xml': texts, 'xl/worksheets/sheet1.xml': sheetOf(rows) };
    expect(await refusalOf(bookWith(files), 'repeated.xlsx')).toBe('container_burst');
  });

  it.each([
    ['rows out of order', '<row r="5"/><row r="2"/>'],
    ['a row beyond the last', '<row r="99999999"/>'],
    ['a column beyond the last', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>'],
    ['a text that is not there', '<row r="1"><c t="s"><v>99</v></c></row>'],
    ['a cell in a cell', '<row r="1"><c><c><v>1</v></c></c></row>'],
    ['XML that breaks off', '<row r="1"><c><v>1'],
    ['an entity that nobody declared', '<row r="1"><c><v>&lol;</v></c></row>'],
  ])('%s', async (_, rows) => {
    expect(await refusalOf(bookWith({ 'xl/worksheets/sheet1.xml': sheetOf(rows) }), 'x.xlsx')).toBe(
      'container_damaged',
    );
  });
});

describe('JSON', () => {
  const refusalOfText = (text: string): Promise<string> => refusalOf(Buffer.from(text), 'x.json');

  it('brackets within each other', async () => {
    expect(await refusalOfText(`[{"a":${'['.repeat(1_000_000)}`)).toBe('container_too_large');
    expect(await refusalOfText('{"a":'.repeat(1_000_000))).toBe('container_too_large');
  });

  it('one object of 100 MB; one key of 100 MB', async () => {
    expect(await refusalOfText(`[{"a":"${'x'.repeat(100_000_000)}"}]`)).toBe('container_too_large');
    expect(await refusalOfText(`{"${'x'.repeat(100_000_000)}":[]}`)).toBe('container_too_large');
  });

  it('more columns than a table has', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `{"c${i}":1}`);
    expect(await refusalOfText(`[${rows.join(',')}]`)).toBe('container_too_large');
  });

  it.each([
    ['[{"a":1},{"a":', 'container_damaged'],
    ['[{"a":1]]', 'container_damaged'],
    ['[{"a":01}]', 'container_damaged'],
    ['[{"a" 1}]', 'container_damaged'],
    ['[{"a":"\\u12"}]', 'container_damaged'],
    ['[[1,2],[3,4]]', 'json_lists'],
    ['[]', 'container_empty'],
    ['{}', 'container_empty'],
  ])('%s', async (text, code) => {
    expect(await refusalOfText(text)).toBe(code);
  });
});
