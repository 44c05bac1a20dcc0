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
  /** The categories as numbers, where each is a month or a whole number: an axis of time names as many as fit. */
  time?: TimeAxis;
  columns: readonly ChartColumn[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The day that spreadsheets count as 0, and how many milliseconds a day has. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** 'Sep 2024' as the first day of that month; null: it is none. */
function monthDay(category: string): number | null {
  const [, name = '', year = ''] = /^([A-Z][a-z]{2}) (\d{4})$/.exec(category) ?? [];
  const month = MONTHS.indexOf(name);
  return month < 0 ? null : (Date.UTC(Number(year), month, 1) - FIRST_DAY) / DAY_MS;
}

const wholeOf = (category: string): number | null => (/^\d{1,4}$/.test(category) ? Number(category) : null);

/** Categories as they lie in time: months, or periods that are counted. */
export interface TimeAxis {
  values: readonly number[];
  unit: 'months' | 'days';
  format: string;
}

/** Undefined unless every category is a month, or every one a number that follows on the one before. */
export function timeAxis(categories: readonly string[]): TimeAxis | undefined {
  const whole = (values: readonly (number | null)[]): number[] | null => {
    const known = values.filter((value) => value !== null);
    const isRising = known.every((value, index) => index === 0 || value > (known[index - 1] ?? 0));
    return known.length > 1 && known.length === values.length && isRising ? known : null;
  };
  const months = whole(categories.map(monthDay));
  if (months) return { values: months, unit: 'months', format: 'mmm yyyy' };
  const counted = whole(categories.map(wholeOf));
  // Air around the numbers, for programs that write as many as do not touch.
  return counted ? { values: counted, unit: 'days', format: '"   "0"   "' } : undefined;
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

function sheetXml({ categories, columns, time }: ChartSheet, styleOf: (format: string) => number): string {
  const head = columns.map(({ name }, index) => textCell(`${columnName(index + 1)}1`, name)).join('');
  const rows = categories.map((category, row) => {
    const cells = columns.map(({ values, format }, index) => {
      const value = values[row] ?? null;
      if (value === null) return '';
      return `<c r="${columnName(index + 1)}${row + 2}" s="${styleOf(format)}"><v>${value}</v></c>`;
    });
    const day = time?.values[row];
    const first =
      day === undefined
        ? textCell(`A${row + 2}`, category)
        : `<c r="A${row + 2}" s="${styleOf(time?.format ?? '0')}"><v>${day}</v></c>`;
    return `<row r="${row + 2}">${first}${cells.join('')}</row>`;
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
  const formats = [...new Set([...sheet.columns.map(({ format }) => format), sheet.time?.format ?? '0'])];
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
