import { describe, expect, it } from 'vitest';
import { looksLikeTable, mendedName, pastedName, refuseFile } from './import-file';

const text = (content: string) => new TextEncoder().encode(content);
const refuse = (name: string, head: Uint8Array) => refuseFile(name, head.length, head);

describe('a file is refused before it is sent', () => {
  it('when it is empty', () => {
    expect(refuseFile('a.csv', 0, new Uint8Array())?.title).toBe('a.csv is empty');
  });

  it('when it holds nothing but blank lines', () => {
    expect(refuse('a.csv', text('\uFEFF\r\n  \n'))?.title).toContain('nothing but blank lines');
  });

  it('when it is an old workbook or one of another program, with the way to a new one', () => {
    const old = refuse('mrr.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]));
    expect(old?.title).toBe('mrr.xls is an old Excel workbook (.xls), which Ratchet does not read');
    expect(old?.remedy).toContain('Excel workbook (.xlsx)');
    expect(refuse('mrr.numbers', new Uint8Array([0x50, 0x4b, 0x03, 0x04]))?.remedy).toContain('Numbers');
  });

  it('when its bytes belie its name', () => {
    expect(refuse('lines.csv', text('%PDF-1.7'))?.title).toContain('a PDF');
    expect(refuse('lines.csv', new Uint8Array([0x61, 0, 0x62, 0]))?.title).toBe('lines.csv is not a text file');
    expect(refuse('lines.csv', text('<!DOCTYPE html>'))?.title).toContain('web page');
  });

  it('and no other: CSV under any name, UTF-16, quoted headers, workbooks, archives, JSON', () => {
    expect(refuse('mrr.xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14]))).toBeNull();
    expect(refuse('export.zip', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14]))).toBeNull();
    expect(refuse('bulk.json', text('[{"id": 1}]'))).toBeNull();
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

describe('a file of rejected rows', () => {
  const rejects = text('row,column,code,reason,remedy,account_id\n2,amount,bad_number,x,y,a\n');

  it('is known by its first columns, whatever its separator, and names the file it is from', () => {
    expect(mendedName('bad.csv.rejects.csv', rejects)).toBe('bad.csv');
    expect(mendedName('bad.csv.rejects (1).csv', rejects)).toBe('bad.csv');
    expect(mendedName('bad.csv.rejects.tsv', text('\uFEFFrow;column;code;reason;remedy;a\n'))).toBe('bad.csv');
  });

  it('is no other file', () => {
    expect(mendedName('bad.csv.rejects.csv', text('account_id,amount\n'))).toBeNull();
    expect(mendedName('rows.csv', text('row,column,amount\n'))).toBeNull();
  });
});
