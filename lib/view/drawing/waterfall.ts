/** A waterfall: totals as thin black marks, each step beginning where the one before ended, its figure on it. */
import type { WaterfallPlot, WaterfallStep } from '@/lib/view/deck/plot';
import { type Drawing, type Frame, frameOf, gridOf } from './frame';
import { type Box, line, rect, type Shape, type TextShape } from './shapes';
import { plainWords, words, wordsBox, wordsWidth, wrappedWords } from './words';

const SHARE_OF_SLOT = 0.66;
/** In sizes of the words. */
const WIDEST_BAR = 5.5;
const MARK = 0.24;
/** Lines of a step's name: three in the smallest letters, which take little more than two. */
const NAME_ROWS = 2;
const NAME_ROOM = 2.4;

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

interface Bar {
  step: WaterfallStep;
  box: Box;
  /** Height at which the next step begins. */
  level: number;
}

function barsOf(plot: WaterfallPlot, frame: Frame, size: number): Bar[] {
  const slot = frame.plot.width / Math.max(plot.steps.length, 1);
  const width = Math.min(slot * SHARE_OF_SLOT, size * WIDEST_BAR);
  const thin = size * MARK;
  return plot.steps.map((step, index) => {
    const x = frame.plot.x + slot * (index + 0.5) - width / 2;
    const level = frame.y(step.to);
    if (step.kind === 'total') return { step, level, box: { x, y: level - thin / 2, width, height: thin } };
    const [top, bottom] = [frame.y(Math.max(step.from, step.to)), frame.y(Math.min(step.from, step.to))];
    return { step, level, box: { x, y: top, width, height: Math.max(bottom - top, size / 10) } };
  });
}

const TRIES = 8;

/** Places for a bar's figure: outwards from where it belongs, then from its other end. */
function placesOf({ step, box }: Bar, size: number): number[] {
  const below = box.y + box.height + size * 1.05;
  const above = box.y - size * 0.45;
  const away = (from: number, sign: 1 | -1): number[] =>
    Array.from({ length: TRIES }, (_, index) => from + sign * index * size * 1.05);
  const [down, up] = [away(below, 1), away(above, -1)];
  return step.kind === 'loss' ? [...down, ...up] : [...up, ...down];
}

/** The figures, above what rises and below what falls; one that meets another moves on outwards, or has no room. */
function figuresOf(bars: readonly Bar[], frame: Frame, { box, size }: Drawing): TextShape[] {
  const placed: TextShape[] = [];
  const lowest = frame.plot.y + frame.plot.height + size * 0.5;
  const highest = Math.max(frame.plot.y - size * 0.9, box.y);
  for (const bar of bars) {
    const { step } = bar;
    const weight = step.kind === 'total' ? 600 : 500;
    const width = wordsWidth(step.text, size, weight);
    const middle = bar.box.x + bar.box.width / 2;
    const x = Math.min(Math.max(middle, frame.plot.x + width / 2), box.x + box.width - width / 2);
    const options = placesOf(bar, size)
      .map((y) => words({ x, y }, step.text, { size, weight, anchor: 'middle', colour: 'ink' }))
      .filter((shape) => {
        const own = wordsBox(shape);
        const isInside = own.y >= highest && own.y + own.height <= lowest && own.x >= frame.plot.x - size * 0.1;
        return isInside && !placed.some((other) => meet(own, wordsBox(other)));
      });
    const isClear = (shape: TextShape): boolean =>
      !bars.some((other) => other !== bar && meet(wordsBox(shape), other.box));
    const chosen = options.find(isClear) ?? options[0];
    if (chosen) placed.push(chosen);
  }
  return placed;
}

const NAME_TRIES = [
  { share: 1, rows: NAME_ROWS },
  { share: 0.91, rows: NAME_ROWS },
  { share: 0.82, rows: NAME_ROWS },
  { share: 0.82, rows: NAME_ROWS + 1 },
  { share: 0.74, rows: NAME_ROWS + 1 },
];

/** Letters of the steps' names: smaller where a word would be cut. */
export function stepNames(
  names: readonly string[],
  slot: number,
  size: number,
): { letters: number; lines: string[][] } {
  const tries = NAME_TRIES.map(({ share, rows }) => {
    const letters = size * share;
    return { letters, lines: names.map((name) => wrappedWords(name, slot, letters, rows)) };
  });
  const cut = ({ lines }: { lines: string[][] }): number => lines.flat().filter((text) => text.endsWith('…')).length;
  const fewest = Math.min(...tries.map(cut));
  return tries.find((each) => cut(each) === fewest) ?? { letters: size, lines: [] };
}

function namesOf(bars: readonly Bar[], slot: number, frame: Frame, { size }: Drawing): TextShape[] {
  const names = bars.map(({ step }) => step.name);
  const { letters, lines } = stepNames(names, slot - size * 0.3, size);
  return bars.flatMap(({ step, box }, index) => {
    const own = lines[index] ?? [];
    const isCut = own.join(' ') !== plainWords(step.name);
    return own.map((text, row) => {
      const at = {
        x: box.x + box.width / 2,
        y: frame.plot.y + frame.plot.height + size * 0.35 + letters * (1.1 + 1.2 * row),
      };
      const shape = words(at, text, {
        size: letters,
        anchor: 'middle',
        colour: step.kind === 'total' ? 'ink' : 'ink-2',
      });
      return { ...shape, whole: isCut ? step.name : null };
    });
  });
}

export const waterfallFrame = (plot: WaterfallPlot, drawing: Drawing): Frame =>
  frameOf(plot, drawing, { top: drawing.size * 0.4, right: 0, rowsBelow: NAME_ROOM });

export function drawWaterfall(plot: WaterfallPlot, drawing: Drawing): Shape[] {
  const { size } = drawing;
  const frame = waterfallFrame(plot, drawing);
  const slot = frame.plot.width / Math.max(plot.steps.length, 1);
  const bars = barsOf(plot, frame, size);
  const links = bars.slice(0, -1).flatMap(({ box, level }, index): Shape[] => {
    const next = bars[index + 1];
    if (!next) return [];
    return [line({ x: box.x + box.width, y: level }, { x: next.box.x, y: level }, 'line-strong', size / 12)];
  });
  const marks = bars.map(({ step, box }) =>
    rect(box, step.kind === 'total' ? 'ink' : step.role, { radius: step.kind === 'total' ? 0 : size / 10 }),
  );
  return [
    ...gridOf(frame, drawing),
    ...links,
    ...marks,
    ...figuresOf(bars, frame, drawing),
    ...namesOf(bars, slot, frame, drawing),
  ];
}
