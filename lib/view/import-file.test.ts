import { describe, expect, it } from 'vitest';
import { fileFacts, looksLikeTable, pastedName, refuseFile } from './import-file';

const text = (content: string) => new TextEncoder().encode(content);
const refuse = (name: string, head: Uint8Array) => refuseFile(name, head.length, head);

describe('a file is refused before it is sent', () => {
  it('when it is empty', () => {
    expect(refuseFile('a.csv', 0, new Uint8Array())?.title).toBe('a.csv is empty');
  });

  it('when it holds nothing but blank lines', () => {
    expect(refuse('a.csv', text('\uFEFF\r\n  \n'))?.title).toContain('nothing but blank lines');
  });

  it('when it is a workbook, with the way to a CSV', () => {
    const refusal = refuse('mrr.xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14]));
    expect(refusal?.title).toBe('mrr.xlsx is a workbook, and Ratchet reads CSV');
    expect(refusal?.remedy).toContain('Save as');
  });

  it('when its bytes belie its name', () => {
    expect(refuse('lines.csv', text('%PDF-1.7'))?.title).toContain('a PDF');
    expect(refuse('lines.csv', new Uint8Array([0x61, 0, 0x62, 0]))?.title).toBe('lines.csv is not a text file');
    expect(refuse('lines.csv', text('<!DOCTYPE html>'))?.title).toContain('web page');
    expect(refuse('lines.csv', text('[{"id": 1}]'))?.title).toContain('JSON');
  });

  it('and no other: CSV under any name, UTF-16, quoted headers', () => {
    expect(refuse('export.txt', text('a,b\n1,2\n'))).toBeNull();
    expect(refuse('export', text('"account_id";"amount"\n'))).toBeNull();
    expect(refuse('utf16.csv', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0]))).toBeNull();
  });
});

describe('pasted text', () => {
  it('is a table when it has two lines and a separator', () => {
    expect(looksLikeTable('a\tb\n1\t2')).toBe(true);
    expect(looksLikeTable('a,b')).toBe(false);
    expect(looksLikeTable('one line\nanother line')).toBe(false);
  });

  it('is named by its separator', () => {
    expect(pastedName('a\tb')).toBe('pasted.tsv');
    expect(pastedName('a,b')).toBe('pasted.csv');
  });
});

it('the facts name the separator in words, and the rows once they are counted', () => {
  const file = { bytes: 1_230_000, encoding: 'utf-8', delimiter: ';' };
  expect(fileFacts(file, null).map((fact) => fact.value)).toEqual(['1.2 MB', 'UTF-8', 'semicolon']);
  expect(fileFacts(file, '3,769').map((fact) => fact.value)).toEqual(['1.2 MB', '3,769', 'UTF-8', 'semicolon']);
});
