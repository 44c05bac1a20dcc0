/** Workbooks and archives for tests, made cell by cell. */
import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell: text, number, boolean; null for none; or its XML, with the place `{ref}` left open. */
export type BookCell = string | number | boolean | null | { xml: string } | { date: number };

export interface BookSheet {
  name: string;
  rows: readonly (readonly BookCell[])[];
  state?: 'hidden' | 'veryHidden';
  /** 'A1:C1' */
  merged?: readonly string[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function letters(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : letters((column - rest) / 26 - 1) + letter;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

class Texts {
  private readonly index = new Map<string, number>();

  of(text: string): number {
    const known = this.index.get(text);
    if (known !== undefined) return known;
    this.index.set(text, this.index.size);
    return this.index.size - 1;
  }

  xml(): string {
    const items = [...this.index.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
    return `${HEAD}<sst xmlns="${MAIN}" count="${items.length}">${items.join('')}</sst>`;
  }
}

function cellXml(cell: BookCell, reference: string, texts: Texts): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${texts.of(cell)}</v></c>`;
  if ('date' in cell) return `<c r="${reference}" s="1"><v>${cell.date}</v></c>`;
  return cell.xml.replace('{ref}', `r="${reference}"`);
}

function sheetXml({ rows, merged = [] }: BookSheet, texts: Texts): string {
  const lines = rows.flatMap((cells, i) => {
    const row = cells.map((cell, column) => cellXml(cell, `${letters(column)}${i + 1}`, texts)).join('');
    return row === '' ? [] : [`<row r="${i + 1}">${row}</row>`];
  });
  const ranges = merged.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  const merges = ranges === '' ? '' : `<mergeCells count="${merged.length}">${ranges}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${merges}</worksheet>`;
}

/** Style 1 is a date; style 2 the format '0.00'. */
export const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="mmm\\-yy"/></numFmts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="2"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

export interface BookOptions {
  is1904?: boolean;
  /** Files instead of, or beside, those of the workbook. */
  files?: Readonly<Record<string, string | Uint8Array>>;
}

/** The files of a workbook by their name. */
export function bookFiles(
  sheets: readonly BookSheet[],
  options: BookOptions = {},
): Record<string, string | Uint8Array> {
  const texts = new Texts();
  const bodies = sheets.map((sheet) => sheetXml(sheet, texts));
  const list = sheets.map(({ name, state }, i) => {
    const hidden = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`;
  });
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${options.is1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships>${relations.join('')}<Relationship Id="s" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="t" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': texts.xml(),
  };
  for (const [i, body] of bodies.entries()) files[`xl/worksheets/sheet${i + 1}.xml`] = body;
  return { ...files, ...options.files };
}

export function zipOf(files: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6): Uint8Array {
  const content: Zippable = {};
  for (const [name, body] of Object.entries(files))
    content[name] = [typeof body === 'string' ? strToU8(body) : body, { level }];
  return zipSync(content);
}

export const bookOf = (sheets: readonly BookSheet[], options: BookOptions = {}): Uint8Array =>
  zipOf(bookFiles(sheets, options));
