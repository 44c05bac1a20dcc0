/** The axes of a chart: pale gridlines, the same marks as in the drawing, the zero line in ink. */
import type { PlotUnit } from '@/lib/view/deck/plot';
import type { PlotAxis } from '@/lib/view/drawing/scales';
import type { Chart } from './chart-shape';
import type { TimeAxis } from './chart-sheet';
import { CATEGORIES, lettering, NO_LINE, outline, shape, VALUES } from './chart-xml';
import { cellNumber, formatLike } from './number-format';

/** A level of the axis as the sheet has its numbers. */
const level = (value: number, unit: PlotUnit, currency: string | null): number =>
  Number((cellNumber(value, unit, currency) ?? 0).toPrecision(12));

/** From name to name: parts of a year, or round numbers. */
const STEPS = { months: [1, 2, 3, 6, 12, 24, 36, 60], days: [1, 2, 3, 4, 6, 12, 24, 36, 60] } as const;
const apart = (least: number, unit: TimeAxis['unit']): number => STEPS[unit].find((step) => step >= least) ?? 120;

interface AxisChoice {
  /** Columns stand between the marks of the categories, lines on them. */
  between: boolean;
  horizontal?: boolean;
  /** Every which category is named. */
  every: number;
  /** Whether values are written at the axis. */
  hidesValues?: boolean;
  /** Where the categories lie in time. */
  time?: TimeAxis | undefined;
  /** Size of the categories' names, where it is not the chart's. */
  letters?: number;
}

const longest = (texts: readonly string[]): string => texts.reduce((a, b) => (b.length > a.length ? b : a), '');

export function axes({ palette, size, currency }: Chart, axis: PlotAxis, unit: PlotUnit, choice: AxisChoice): string {
  const { between, horizontal = false, every, hidesValues = false, time, letters = size } = choice;
  const small = lettering(palette, { size, paint: 'ink-3' });
  // Words that are turned, if only by a sixty-thousandth of a degree, are left out where they do not fit, not broken.
  const body = every > 1 && !horizontal ? ' rot="1" vert="horz"' : ' rot="0" vert="horz"';
  const named = lettering(palette, { size: letters, paint: horizontal ? 'ink' : 'ink-3' }, body);
  const zero = axis.from <= 0 ? outline(palette, 'ink', 0.75) : outline(palette, 'line-strong', 0.75);
  const skip = horizontal ? 1 : every;
  const tag = time ? 'c:dateAx' : 'c:catAx';
  const format = (time?.format ?? 'General').replaceAll('"', '&quot;');
  const rest = time
    ? `<c:auto val="0"/><c:lblOffset val="60"/><c:baseTimeUnit val="${time.unit}"/><c:majorUnit val="${apart(every, time.unit)}"/><c:majorTimeUnit val="${time.unit}"/>`
    : `<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="${skip}"/><c:noMultiLvlLbl val="1"/>`;
  const category = `<${tag}><c:axId val="${CATEGORIES}"/><c:scaling><c:orientation val="${horizontal ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${horizontal ? 'l' : 'b'}"/><c:numFmt formatCode="${format}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${shape(`<a:noFill/>${zero}`)}${named}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/>${rest}</${tag}>`;
  const [low, high] = [level(axis.from, unit, currency), level(axis.to, unit, currency)];
  const step = level((axis.ticks[1] ?? axis.to) - (axis.ticks[0] ?? axis.from), unit, currency);
  const grid = hidesValues ? '' : `<c:majorGridlines>${shape(outline(palette, 'gridline', 0.75))}</c:majorGridlines>`;
  const marks = formatLike(longest(axis.texts));
  const written = marks.includes('%')
    ? marks
    : `${marks};${formatLike(axis.texts[axis.ticks.indexOf(0)] ?? '0').split(';')[0]}`;
  const code = written.replaceAll('"', '&quot;');
  const value = `<c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/><c:max val="${high}"/><c:min val="${low}"/></c:scaling><c:delete val="${hidesValues ? 1 : 0}"/><c:axPos val="${horizontal ? 't' : 'l'}"/>${grid}<c:numFmt formatCode="${code}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${shape(`<a:noFill/>${NO_LINE}`)}${small}<c:crossAx val="${CATEGORIES}"/><c:crosses val="min"/><c:crossBetween val="${between ? 'between' : 'midCat'}"/>${step > 0 ? `<c:majorUnit val="${step}"/>` : ''}</c:valAx>`;
  return category + value;
}
