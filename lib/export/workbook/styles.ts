/** How cells look: fonts, grounds, lines and number formats, each combination once (`xl/styles.xml`). */
import { xmlText } from './xml-text';

/** Colours are those of the pages on paper (app/tokens.css), as ARGB. */
export const INK = 'FF17181C';
const INK_2 = 'FF4B4E58';
export const ACCENT = 'FF3A46C8';
const GOOD = 'FF0A6B45';
const BAD = 'FFAD1F2D';
const SUNKEN = 'FFF4F4F6';
const LINE = 'FFE7E7EB';
const LINE_STRONG = 'FFD3D4DA';
const ACCENT_WASH = 'FFEEF0FD';

const FONT = 'Arial';

const fonts = {
  plain: { size: 10, bold: false, colour: INK },
  quiet: { size: 10, bold: false, colour: INK_2 },
  strong: { size: 10, bold: true, colour: INK },
  title: { size: 16, bold: true, colour: INK },
  part: { size: 12, bold: true, colour: INK },
  link: { size: 10, bold: false, colour: ACCENT },
  good: { size: 10, bold: true, colour: GOOD },
  bad: { size: 10, bold: true, colour: BAD },
} as const;

/** 0 and 1 are the two that every file must begin with. */
const fills = [null, 'gray125', SUNKEN, ACCENT_WASH] as const;
const grounds = { none: 0, sunken: 2, wash: 3 } as const;

const edges = {
  none: '<border><left/><right/><top/><bottom/><diagonal/></border>',
  row: `<border><left/><right/><top/><bottom style="hair"><color rgb="${LINE}"/></bottom><diagonal/></border>`,
  head: `<border><left/><right/><top/><bottom style="thin"><color rgb="${LINE_STRONG}"/></bottom><diagonal/></border>`,
  total: `<border><left/><right/><top style="thin"><color rgb="${LINE_STRONG}"/></top><bottom/><diagonal/></border>`,
} as const;

export interface Look {
  font?: keyof typeof fonts;
  ground?: keyof typeof grounds;
  edge?: keyof typeof edges;
  /** A number format of the spreadsheet: '#,##0.00', '0.0%'. Left out: general. */
  format?: string;
  align?: 'left' | 'center' | 'right';
  wrap?: boolean;
  /** Where a row is higher than its text. */
  vertical?: 'top' | 'center' | 'bottom';
  indent?: number;
}

/** Number formats of one's own are counted from here. */
const FIRST_FORMAT = 164;

/** What a style is of the others, of conditional formats: a check that fails, and one that holds. */
export const FAILS = 0;
export const HOLDS = 1;

export class Styles {
  private readonly formats = new Map<string, number>();
  private readonly looks = new Map<string, number>();

  constructor() {
    this.of({});
  }

  /** The number that a cell names its look by. */
  of({ font = 'plain', ground = 'none', edge = 'none', format, align, wrap, vertical, indent }: Look): number {
    const text = [
      `numFmtId="${this.formatOf(format)}" fontId="${Object.keys(fonts).indexOf(font)}" fillId="${grounds[ground]}"`,
      ` borderId="${Object.keys(edges).indexOf(edge)}" xfId="0"`,
      ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment',
      align === undefined ? '' : ` horizontal="${align}"`,
      ` vertical="${vertical ?? 'center'}"`,
      wrap === true ? ' wrapText="1"' : '',
      indent === undefined ? '' : ` indent="${indent}"`,
    ].join('');
    const known = this.looks.get(text);
    if (known !== undefined) return known;
    this.looks.set(text, this.looks.size);
    return this.looks.size - 1;
  }

  private formatOf(format: string | undefined): number {
    if (format === undefined) return 0;
    const known = this.formats.get(format);
    if (known !== undefined) return known;
    const id = FIRST_FORMAT + this.formats.size;
    this.formats.set(format, id);
    return id;
  }

  xml(): string {
    const listed = (name: string, items: readonly string[]): string =>
      `<${name} count="${items.length}">${items.join('')}</${name}>`;
    const formats = [...this.formats].map(
      ([format, id]) => `<numFmt numFmtId="${id}" formatCode="${xmlText(format)}"/>`,
    );
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length > 0 ? listed('numFmts', formats) : '',
      listed('fonts', Object.values(fonts).map(fontXml)),
      listed('fills', fills.map(fillXml)),
      listed('borders', Object.values(edges)),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      listed(
        'cellXfs',
        [...this.looks.keys()].map((look) => `<xf ${look}/></xf>`),
      ),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      listed('dxfs', [BAD, GOOD].map(emphasis)),
      '</styleSheet>',
    ].join('');
  }
}

const fontXml = ({ size, bold, colour }: (typeof fonts)[keyof typeof fonts]): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="${colour}"/><name val="${FONT}"/><family val="2"/></font>`;

function fillXml(colour: (typeof fills)[number]): string {
  if (colour === null) return '<fill><patternFill patternType="none"/></fill>';
  if (colour === 'gray125') return '<fill><patternFill patternType="gray125"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

const emphasis = (colour: string): string => `<dxf><font><b/><color rgb="${colour}"/></font></dxf>`;
