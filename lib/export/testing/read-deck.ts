/** Reads presentations and PDFs back by the plainest means, for tests: their words, tables and charts with the workbooks within. */
import { strFromU8, unzipSync } from 'fflate';
import { extractText } from 'unpdf';

export type Files = Record<string, Uint8Array>;

export const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');

export const textOf = (files: Files, path: string): string => strFromU8(files[path] ?? new Uint8Array());

/** What stands between each opening and closing tag of a name. */
export const inner = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*[^/>])?>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => match[1] ?? '');

export const texts = (xml: string): string[] => inner(xml, 'a:t').map(decoded);

export interface ReadSeries {
  name: string;
  values: (number | null)[];
}

/** Points of a cache; a point that is missing is null. */
function points(cache: string): (number | null)[] {
  const count = Number(/<c:ptCount val="(\d+)"/.exec(cache)?.[1] ?? 0);
  const found = new Map(
    [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, index, value]) => [
      Number(index),
      Number(value),
    ]),
  );
  return Array.from({ length: count }, (_, index) => found.get(index) ?? null);
}

/** What a chart draws, as it remembers it. */
export const seriesOf = (xml: string): ReadSeries[] =>
  inner(xml, 'c:ser').map((ser) => ({
    name: decoded(inner(inner(ser, 'c:tx')[0] ?? '', 'c:v')[0] ?? ''),
    values: points(inner(ser, 'c:val')[0] ?? ''),
  }));

/** The cells of the workbook within a chart, by their names, and its sheet. */
export function workbookOf(files: Files, path: string): { cells: Map<string, string>; sheet: string } {
  const book = unzipSync(files[path] ?? new Uint8Array());
  const sheet = textOf(book, 'xl/worksheets/sheet1.xml');
  const cells = new Map(
    [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<is><t[^>]*>|<v>)([^<]*)/g)].map(([, ref = '', value = '']) => [
      ref,
      decoded(value),
    ]),
  );
  return { cells, sheet };
}

export interface ReadChart {
  /** What is drawn. */
  drawn: ReadSeries[];
  /** The same columns of the workbook that its presenter edits. */
  edited: ReadSeries[];
  /** The sheet of that workbook, as XML. */
  sheet: string;
}

export interface ReadSlide {
  texts: string[];
  notes: string[];
  /** Row by row; null: the slide has none. */
  table: string[][] | null;
  charts: ReadChart[];
  xml: string;
}

/** What a part leads to, of one type. */
function targetsOf(files: Files, part: string, type: string): string[] {
  const [folder = '', name = ''] = [part.slice(0, part.lastIndexOf('/')), part.slice(part.lastIndexOf('/') + 1)];
  const relations = textOf(files, `${folder}/_rels/${name}.rels`);
  return [...relations.matchAll(/<Relationship [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`/relationships/${type}"`))
    .map((tag) => `ppt/${/Target="(?:\.\.\/|\/ppt\/)([^"]*)"/.exec(tag)?.[1] ?? ''}`);
}

function chartAt(files: Files, path: string): ReadChart {
  const drawn = seriesOf(textOf(files, path));
  const { cells, sheet } = workbookOf(files, targetsOf(files, path, 'package')[0] ?? '');
  const edited = drawn.map(({ values }, column): ReadSeries => {
    const letter = String.fromCharCode(66 + column);
    return {
      name: cells.get(`${letter}1`) ?? '',
      values: values.map((_, row) => {
        const cell = cells.get(`${letter}${row + 2}`);
        return cell === undefined ? null : Number(cell);
      }),
    };
  });
  return { drawn, edited, sheet };
}

/** Every slide of a presentation, in order. */
export function readPresentation(bytes: Uint8Array): ReadSlide[] {
  const files = unzipSync(bytes);
  const count = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
  return Array.from({ length: count }, (_, index) => {
    const path = `ppt/slides/slide${index + 1}.xml`;
    const xml = textOf(files, path);
    const table = inner(xml, 'a:tbl')[0];
    return {
      texts: texts(xml),
      notes: texts(textOf(files, targetsOf(files, path, 'notesSlide')[0] ?? '')),
      table:
        table === undefined
          ? null
          : inner(table, 'a:tr').map((row) => inner(row, 'a:tc').map((cell) => texts(cell).join(''))),
      charts: targetsOf(files, path, 'chart').map((chart) => chartAt(files, chart)),
      xml,
    };
  });
}

/** The words of each page of a PDF, in one line. */
export const readPages = async (bytes: Uint8Array): Promise<string[]> =>
  (await extractText(new Uint8Array(bytes), { mergePages: false })).text.map((page) => page.replace(/\s+/g, ' '));
