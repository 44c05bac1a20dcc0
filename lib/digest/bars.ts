/** Charts of mails: coloured cells of tables, which every mail program draws, also one that shows no pictures. */
import type { CourseColumn, CourseModel } from '@/lib/view/digest/course';
import { type Markup, markup, raw } from '@/lib/view/markup';
import { colours, styleOf } from './look';

/** Px of each side of a bar that goes either way. */
const SIDE = 54;
const BAR = 10;
/** Px of the tallest column. */
const TALLEST = 72;
/** Px of a column's width: thirteen stand side by side on a phone. */
const COLUMN = 18;

/** A cell as wide as it is coloured. */
const block = (width: number, height: number, name: 'gain' | 'loss' | 'accent' | 'pale'): Markup =>
  width < 1 || height < 1
    ? raw('')
    : markup`<table role="presentation" cellpadding="0" cellspacing="0" width="${width}" style="width:${width}px"><tr><td class="on-${name}" bgcolor="${colours[name]}" height="${height}" width="${width}" style="height:${height}px;width:${width}px;background-color:${colours[name]};font-size:0;line-height:0">&nbsp;</td></tr></table>`;

/** A bar from the middle: to the right for what added, to the left for what took away. `share` from −1 to 1. */
export function swing(share: number): Markup {
  const width = Math.max(2, Math.round(Math.abs(share) * SIDE));
  const edge = `border-left:1px solid ${colours.ink3}`;
  return markup`<table role="presentation" aria-hidden="true" cellpadding="0" cellspacing="0" width="${2 * SIDE}" style="width:${2 * SIDE}px"><tr>
<td width="${SIDE}" align="right" style="width:${SIDE}px">${share < 0 ? block(width, BAR, 'loss') : raw('')}</td>
<td width="${SIDE}" align="left" style="width:${SIDE}px;height:18px;${raw(edge)}">${share > 0 ? block(width, BAR, 'gain') : raw('')}</td>
</tr></table>`;
}

const isNamed = (index: number, count: number): boolean => index === 0 || index === count - 1;

function cell(column: CourseColumn, side: 'above' | 'below', room: number): Markup {
  const height = side === 'above' ? Math.max(0, column.height) : Math.max(0, -column.height);
  const name = column.isToDate ? 'pale' : 'accent';
  return markup`<td align="center" valign="${side === 'above' ? 'bottom' : 'top'}" height="${room}" style="height:${room}px;padding:0 2px;vertical-align:${side === 'above' ? 'bottom' : 'top'}">${block(COLUMN, Math.round(height * TALLEST), name)}</td>`;
}

/** Columns that stand on 100%, those short of it below the line. */
export function courseChart({ columns, above, below, words }: CourseModel): Markup {
  const count = columns.length;
  const [up, down] = [Math.ceil(above * TALLEST), Math.ceil(below * TALLEST)];
  const label = (text: string, bold: boolean): Markup =>
    markup`<td align="center" class="${bold ? 'ink' : 'ink3'}" style="${styleOf('small', bold ? 'ink' : 'ink3', `font-size:11px;white-space:nowrap;${bold ? 'font-weight:600;' : ''}`)}">${text}</td>`;
  return markup`<table role="img" aria-label="NRR by month: ${words}" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed;width:100%">
<tr>${columns.map(({ text }, index) => label(isNamed(index, count) ? text : '', index === count - 1))}</tr>
${up === 0 ? null : markup`<tr>${columns.map((column) => cell(column, 'above', up + 4))}</tr>`}
<tr>${columns.map(() => markup`<td class="on-ink3" bgcolor="${colours.ink3}" height="1" style="height:1px;font-size:0;line-height:0;background-color:${colours.ink3}">&nbsp;</td>`)}</tr>
${down === 0 ? null : markup`<tr>${columns.map((column) => cell(column, 'below', down + 4))}</tr>`}
<tr>${columns.map(({ tick }, index) => label(index % 3 === (count - 1) % 3 ? tick : '', false))}</tr>
</table>`;
}
