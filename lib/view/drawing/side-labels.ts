/** Labels beside a plot's marks instead of a legend: none on another, none out of the box. */
import { type Drawing, type Frame, rowHeight } from './frame';
import { type Box, dot, line, type Paint, type Point, rect, type Shape } from './shapes';
import { baseline, cutWords, wordsWidth } from './words';

/** What the words of a label stand for, and where they would like to stand. */
export interface SideLabel {
  text: string;
  colour: Paint;
  weight: 400 | 500 | 600;
  /** Middle of the words, where nothing is in the way. */
  y: number;
  /** The end of the line that the words belong to; null: a mark of the colour stands before them. */
  from: Point | null;
  mark: 'square' | 'dot' | null;
}

/** Middles moved apart until none is nearer than `gap`, all between `top` and `bottom`; fewer where not all have room. */
export function spreadWithin(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const places: number[] = [];
  for (const y of wanted) places.push(Math.max(y, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + gap, top));
  let limit = bottom;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index] ?? limit, limit);
    limit = (places[index] ?? limit) - gap;
  }
  const centred = settled(places, wanted, gap, top, bottom);
  return (centred[0] ?? top) < top - 1e-9 ? [] : centred;
}

/** A group that was pushed down all the way stands about the middle of what its members wanted. */
function settled(
  places: readonly number[],
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] {
  const result = [...places];
  let start = 0;
  while (start < result.length) {
    let end = start;
    while (end + 1 < result.length && (result[end + 1] ?? 0) - (result[end] ?? 0) < gap + 1e-6) end++;
    const off = result.slice(start, end + 1).map((place, index) => place - (wanted[start + index] ?? place));
    const mean = off.reduce((sum, each) => sum + each, 0) / off.length;
    const highest = start === 0 ? top : (result[start - 1] ?? top) + gap;
    const lowest = end + 1 < result.length ? (result[end + 1] ?? bottom) - gap : bottom;
    const least = highest - (result[start] ?? 0);
    const most = lowest - (result[end] ?? 0);
    const shift = least > most ? 0 : Math.min(Math.max(-mean, least), most);
    for (let index = start; index <= end; index++) result[index] = (result[index] ?? 0) + shift;
    start = end + 1;
  }
  return result;
}

/** How wide the column of labels beside a plot is: what they need, at most a share of the box. */
export function sideWidth(texts: readonly string[], { box, size }: Drawing, most = 0.32): number {
  if (texts.length === 0) return 0;
  return Math.min(Math.max(...texts.map((text) => wordsWidth(text, size, 600))) + size * 1.6, box.width * most);
}

/** Where labels stand so that none is on another; the lowest are left out where not all have room. */
export function placedLabels<Label extends SideLabel>(
  labels: readonly Label[],
  { plot }: Frame,
  size: number,
): { label: Label; y: number }[] {
  const [top, bottom] = [plot.y + size * 0.2, plot.y + plot.height];
  for (let shown = [...labels].sort((a, b) => a.y - b.y); shown.length > 0; shown = shown.slice(0, -1)) {
    const wanted = shown.map(({ y }) => y);
    const places = spreadWithin(wanted, rowHeight(size), top, bottom);
    if (places.length > 0) return shown.map((label, index) => ({ label, y: places[index] ?? label.y }));
  }
  return [];
}

const markOf = ({ mark, colour }: SideLabel, x: number, y: number, size: number): Shape[] => {
  const side = size * 0.66;
  if (mark === 'dot') return [dot({ x: x + side / 2, y }, size * 0.28, colour, 'surface', size / 8)];
  const box = { x, y: y - side / 2, width: side, height: side };
  return mark === 'square' ? [rect(box, colour, { radius: size / 8 })] : [];
};

const LABEL_STEPS = 30;

const boxesMeet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Labels of lines that end within the plot stand at those ends: as near as no line passes through them (`clear` says so)
 * and no other label stands. Heights of the words' middles; null: there is no room.
 */
export function inlineLabels<Label extends SideLabel>(
  labels: readonly Label[],
  taken: readonly Box[],
  { frame, size, isClear }: { frame: Frame; size: number; isClear: (box: Box) => boolean },
): { label: Label; y: number; x: number }[] {
  const placed = [...taken];
  const { plot } = frame;
  return labels.flatMap((label) => {
    const x = (label.from?.x ?? plot.x) + size * 0.7;
    const width = wordsWidth(label.text, size, label.weight);
    const high = rowHeight(size);
    const steps = Array.from({ length: 2 * LABEL_STEPS + 1 }, (_, at) => Math.ceil(at / 2) * (at % 2 ? -1 : 1));
    const boxes = steps
      .map((step) => ({ x, y: label.y + (step * size) / 3 - high / 2, width, height: high }))
      .filter((box) => box.y >= plot.y - high / 2 && box.y + box.height <= plot.y + plot.height + high / 4)
      .filter((box) => !placed.some((other) => boxesMeet(box, other)));
    const chosen = boxes.find(isClear) ?? boxes[0];
    if (!chosen) return [];
    placed.push(chosen);
    return [{ label, y: chosen.y + high / 2, x }];
  });
}

/** A label's words with its mark, and a thin line to it where it is not beside the end of its line. */
export function labelShape(label: SideLabel & { at: Point }, left: number, { box, size }: Drawing): Shape[] {
  const { at, from, mark } = label;
  const indent = mark === null ? 0 : size * 1.1;
  const letters = { size, weight: label.weight, colour: mark === null ? label.colour : ('ink-2' as const) };
  const room = box.x + box.width - at.x - indent;
  const text = cutWords({ x: at.x + indent, y: baseline(at.y, size) }, label.text, room, letters);
  if (!text) return [];
  const shapes: Shape[] = [...markOf(label, at.x, at.y, size), text];
  const isFar = from !== null && (Math.abs(from.y - at.y) > rowHeight(size) * 0.6 || at.x - from.x > size * 2);
  if (!isFar || from === null) return shapes;
  const start = { x: Math.min(from.x + size * 0.4, left), y: from.y };
  return [line(start, { x: at.x - size * 0.2, y: at.y }, 'line-strong', size / 14, 'dotted'), ...shapes];
}

/** Labels in the column right of the plot, none on another. */
export function sideLabels(labels: readonly SideLabel[], frame: Frame, drawing: Drawing): Shape[] {
  const left = frame.plot.x + frame.plot.width + drawing.size * 0.9;
  return placedLabels(labels, frame, drawing.size).flatMap(({ label, y }) =>
    labelShape({ ...label, at: { x: left, y } }, left, drawing),
  );
}
