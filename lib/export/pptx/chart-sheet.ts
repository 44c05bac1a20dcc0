/** The numbers behind a chart: what its presenter edits, as columns of a sheet, and that sheet as the workbook within. */
import { cellText, xmlText } from '../workbook/xml-text';
import { type Parts, writeParts } from './archive';

export interface ChartColumn {
  name: string;
  /** Null is an empty cell. */
  values: readonly (number | null)[];
  format: string;
}

export interface ChartSheet {
  categories: readonly string[];
  columns: readonly ChartColumn[];
}

/** 'A' is 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** `Sheet1!$B$2:$B$14`: the values of the column at `index`; the categories are at 0. */
export const valuesRef = (sheet: ChartSheet, index: number): string =>
  `Sheet1!$${columnName(index)}$2:$${columnName(index)}$${sheet.categories.length + 1}`;

export const nameRef = (index: number): string => `Sheet1!$${columnName(index)}$1`;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Text is a string of its own in its cell: never a formula. */
const textCell = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;

function sheetXml({ categories, columns }: ChartSheet, styleOf: (format: string) => number): string {
  const head = columns.map(({ name }, index) => textCell(`${columnName(index + 1)}1`, name)).join('');
  const rows = categories.map((category, row) => {
    const cells = columns.map(({ values, format }, index) => {
      const value = values[row] ?? null;
      if (value === null) return '';
      return `<c r="${columnName(index + 1)}${row + 2}" s="${styleOf(format)}"><v>${value}</v></c>`;
    });
    return `<row r="${row + 2}">${textCell(`A${row + 2}`, category)}${cells.join('')}</row>`;
  });
  return `${XML}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="${columns.length + 1}" width="18" customWidth="1"/></cols><sheetData><row r="1">${head}</row>${rows.join('')}</sheetData></worksheet>`;
}

function stylesXml(formats: readonly string[]): string {
  const numbers = formats.map((format, index) => `<numFmt numFmtId="${164 + index}" formatCode="${xmlText(format)}"/>`);
  const cells = formats.map(
    (_, index) => `<xf numFmtId="${164 + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${numbers.join('')}</numFmts><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}

const relations = (entries: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${entries
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** The workbook that a chart carries. */
export function chartWorkbook(sheet: ChartSheet): Uint8Array {
  const formats = [...new Set(sheet.columns.map(({ format }) => format))];
  const text: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml(formats),
    'xl/worksheets/sheet1.xml': sheetXml(sheet, (format) => formats.indexOf(format) + 1),
  };
  const parts: Parts = new Map(Object.entries(text).map(([name, content]) => [name, Buffer.from(content, 'utf8')]));
  return writeParts(parts);
}
