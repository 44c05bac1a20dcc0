/** One sheet, written row by row: what has been written is not held. */
import { cellName, columnName } from './cell-names';
import { FAILS, HOLDS } from './styles';
import { cellText, lineText, xmlText } from './xml-text';
import type { TextSink } from './zip';

export interface SheetSetup {
  /** At most 31 characters, without []:*?/\\ */
  name: string;
  /** Widths in characters, from the first column on. */
  widths: readonly number[];
  /** Rows above, and columns left of, what moves when the sheet is scrolled. Printed on every page: the columns, and rows from `heads` on. */
  freeze: { rows: number; columns: number; heads: number } | null;
  /** The row of headings, and the last row and column, between which the sheet is filtered; null: nothing to filter. */
  filter: { row: number; lastRow: number; columns: number } | null;
  /** Ranges of cells that must be 0: red where they are not. */
  zeros?: readonly string[];
  /** Cells coloured by how high they are, from low over middle to high. */
  scale?: { cells: string; steps: readonly (readonly [at: number, colour: string])[] };
  /** Cells that lead to other sheets. */
  links?: readonly { cell: string; sheet: string }[];
  tab?: string;
  /** What is printed at the foot of every page. */
  foot: string;
  /** Printed on one page. */
  onePage?: boolean;
}

/** Sizes of paper as spreadsheets number them. */
const A3 = 8;
const A4 = 9;
/** Characters that a page across holds, at the smallest size that is still read with ease; larger paper holds more. */
const PAGE_CHARACTERS = { [A4]: 250, [A3]: 420 } as const;

/** Characters of a foot at most; more than 255 with its signs would break the sheet. */
const FOOT_MOST = 110;

/** On which paper a sheet is printed, and on how many pages across: what is compared stands side by side where it can. */
function printedOn(widths: readonly number[]): { paper: number; across: number } {
  const wide = widths.reduce((sum, width) => sum + width, 0);
  if (wide > PAGE_CHARACTERS[A4] && wide <= PAGE_CHARACTERS[A3]) return { paper: A3, across: 1 };
  return { paper: A4, across: Math.max(1, Math.ceil(wide / PAGE_CHARACTERS[A4])) };
}

/** Cells of one row, from the left; rows without any are left out by not being written. */
export class SheetWriter {
  private row = 0;
  private column = 0;

  constructor(
    private readonly sink: TextSink,
    private readonly setup: SheetSetup,
  ) {
    sink.write(opening(setup));
  }

  /** Begins the row of that number, or the next one. */
  begin(row = this.row + 1, height?: number): void {
    if (this.row > 0) this.sink.write('</row>');
    this.row = row;
    this.column = 0;
    this.sink.write(`<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`);
  }

  /** Leaves columns empty. */
  skip(columns = 1): void {
    this.column += columns;
  }

  text(value: string, style: number): void {
    if (value === '') this.blank(style);
    else this.cell(style, ' t="inlineStr"', `<is><t xml:space="preserve">${cellText(value)}</t></is>`);
  }

  /** `value`: a decimal as text, so that no digit is lost on the way, or a number. */
  number(value: number | string | null, style: number): void {
    if (value === null) this.blank(style);
    else this.cell(style, '', `<v>${value}</v>`);
  }

  /** A formula without '=', and what it comes to: shown by who does not calculate. */
  formula(formula: string, result: number | string, style: number): void {
    const shown = typeof result === 'number' ? result : cellText(result);
    const type = typeof result === 'number' ? '' : ' t="str"';
    this.cell(style, type, `<f>${xmlText(formula)}</f><v>${shown}</v>`);
  }

  blank(style: number): void {
    this.cell(style, '', '');
  }

  private cell(style: number, type: string, content: string): void {
    const name = cellName(this.column, this.row);
    this.column += 1;
    this.sink.write(
      content === '' ? `<c r="${name}" s="${style}"/>` : `<c r="${name}" s="${style}"${type}>${content}</c>`,
    );
  }

  /** To be awaited now and then while a long sheet is written. */
  flush(): Promise<void> {
    return this.sink.flush();
  }

  end(): void {
    if (this.row > 0) this.sink.write('</row>');
    this.sink.write(closing(this.setup));
  }
}

function opening({ widths, freeze, tab }: SheetSetup): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetPr>${tab === undefined ? '' : `<tabColor rgb="${tab}"/>`}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${freeze === null ? '' : pane(freeze)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
}

function pane({ rows, columns }: { rows: number; columns: number }): string {
  const at = cellName(columns, rows + 1);
  const where = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return `<pane${split} topLeftCell="${at}" activePane="${where}" state="frozen"/><selection pane="${where}" activeCell="${at}" sqref="${at}"/>`;
}

const linkXml = ({ cell, sheet }: { cell: string; sheet: string }): string =>
  `<hyperlink ref="${cell}" location="${xmlText(`'${sheet}'!A1`)}" display="${xmlText(sheet)}"/>`;

function closing({ filter, zeros = [], scale, links = [], widths, foot, onePage }: SheetSetup): string {
  const { paper, across } = printedOn(widths);
  return [
    '</sheetData>',
    filter === null ? '' : `<autoFilter ref="${filterRange(filter).replaceAll('$', '')}"/>`,
    zeros.map(zerosXml).join(''),
    scale === undefined ? '' : scaleXml(scale),
    links.length > 0 ? `<hyperlinks>${links.map(linkXml).join('')}</hyperlinks>` : '',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${paper}" orientation="landscape" fitToWidth="${across}" fitToHeight="${onePage ? 1 : 0}"/>`,
    `<headerFooter><oddFooter>&amp;L&amp;8 ${lineText(foot.slice(0, FOOT_MOST)).replaceAll('&amp;', '&amp;&amp;')}&amp;R&amp;8 &amp;A  ·  &amp;P / &amp;N</oddFooter></headerFooter>`,
    '</worksheet>',
  ].join('');
}

function zerosXml(cells: string): string {
  const first = cells.split(':')[0]!;
  const rule = (formula: string, look: number, priority: number): string =>
    `<cfRule type="expression" dxfId="${look}" priority="${priority}"><formula>${xmlText(formula)}</formula></cfRule>`;
  const holds = `AND(ISNUMBER(${first}),${first}=0)`;
  const fails = `AND(NOT(ISBLANK(${first})),${first}<>0)`;
  return `<conditionalFormatting sqref="${cells}">${rule(fails, FAILS, 1)}${rule(holds, HOLDS, 2)}</conditionalFormatting>`;
}

function scaleXml({ cells, steps }: NonNullable<SheetSetup['scale']>): string {
  const values = steps.map(([at]) => `<cfvo type="num" val="${at}"/>`).join('');
  const colours = steps.map(([, colour]) => `<color rgb="${colour}"/>`).join('');
  const rule = `<cfRule type="colorScale" priority="3"><colorScale>${values}${colours}</colorScale></cfRule>`;
  return `<conditionalFormatting sqref="${cells}">${rule}</conditionalFormatting>`;
}

/** '$A$5:$H$90' */
export const filterRange = ({ row, lastRow, columns }: NonNullable<SheetSetup['filter']>): string =>
  `$A$${row}:$${columnName(columns - 1)}$${Math.max(lastRow, row)}`;
