/** Reads a workbook back by the plainest means, for tests: every cell with its value, its formula and its number format. */
import { strFromU8, unzipSync } from 'fflate';

export interface ReadCell {
  /** A number as it is written, so that no digit is lost; text as it was before it was escaped; null: empty. */
  value: string | null;
  kind: 'number' | 'text' | 'empty';
  formula: string | null;
  format: string;
}

export interface ReadSheet {
  xml: string;
  cells: Map<string, ReadCell>;
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** Markup, then what the file's own escapes stand for. */
const textOf = (xml: string): string =>
  xml
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const attributeOf = (tag: string, name: string): string | null =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

function formatsOf(styles: string): string[] {
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"\/>/g)].map(([, id, code]) => [
      id,
      textOf(code!),
    ]),
  );
  const looks = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  return [...looks.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => formats.get(id!) ?? '');
}

function cellsOf(xml: string, formats: readonly string[]): ReadSheet['cells'] {
  const cells = new Map<string, ReadCell>();
  for (const [, tag = '', content = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const formula = /<f>(.*?)<\/f>/s.exec(content)?.[1] ?? null;
    const text = /<t [^>]*>(.*?)<\/t>/s.exec(content)?.[1];
    const shown = /<v>(.*?)<\/v>/s.exec(content)?.[1];
    const isText = attributeOf(tag, 't') !== null;
    cells.set(attributeOf(tag, 'r')!, {
      value: text !== undefined ? textOf(text) : shown === undefined ? null : isText ? textOf(shown) : shown,
      kind: content === '' ? 'empty' : isText ? 'text' : 'number',
      formula: formula === null ? null : textOf(formula),
      format: formats[Number(attributeOf(tag, 's'))] ?? '',
    });
  }
  return cells;
}

export interface ReadBook {
  files: Record<string, string>;
  sheets: Map<string, ReadSheet>;
}

export function readBook(bytes: Uint8Array): ReadBook {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));
  const formats = formatsOf(files['xl/styles.xml']!);
  const names = [...files['xl/workbook.xml']!.matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)];
  return {
    files,
    sheets: new Map(
      names.map(([, name, id]) => {
        const xml = files[`xl/worksheets/sheet${id}.xml`]!;
        return [textOf(name!), { xml, cells: cellsOf(xml, formats) }];
      }),
    ),
  };
}

/** 'AB12' as a column counted from 0, and a row. */
export function placeOf(cell: string): [column: number, row: number] {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return [[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1, Number(row)];
}

/** The rows of a sheet from one on, each from the left, as long as they have cells. */
export function rowsFrom({ cells }: ReadSheet, first: number): (ReadCell | undefined)[][] {
  const rows: (ReadCell | undefined)[][] = [];
  for (const [name, cell] of cells) {
    const [column, row] = placeOf(name);
    if (row < first) continue;
    rows[row - first] ??= [];
    rows[row - first]![column] = cell;
  }
  return rows;
}

/** The row of headings: the first of the rows that are filtered. */
export const headingRow = ({ xml }: ReadSheet): number =>
  Number(/<autoFilter ref="[A-Z]+(\d+):/.exec(xml)?.[1] ?? Number.NaN);

/** The table of a sheet: its headings, and the values of every row below them. */
export function tableOf(sheet: ReadSheet): { headings: (string | null)[]; rows: (string | null)[][] } {
  const [headings = [], ...rows] = rowsFrom(sheet, headingRow(sheet));
  const last = Number(/<autoFilter ref="[A-Z]+\d+:[A-Z]+(\d+)"/.exec(sheet.xml)?.[1]);
  const values = (row: (ReadCell | undefined)[]) => Array.from(row, (cell) => cell?.value ?? null);
  return { headings: values(headings), rows: rows.slice(0, last - headingRow(sheet)).map(values) };
}
