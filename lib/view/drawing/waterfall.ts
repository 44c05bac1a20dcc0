/** A waterfall: totals as thin black marks, each step beginning where the one before ended, its figure on it. */
import type { WaterfallPlot, WaterfallStep } from '@/lib/view/deck/plot';
import { type Drawing, type Frame, frameOf, gridOf } from './frame';
import { type Box, line, rect, type Shape, type TextShape } from './shapes';
import { fittingWords, words, wordsBox, wordsWidth, wrappedWords } from './words';

const SHARE_OF_SLOT = 0.66;
/** In sizes of the words. */
const WIDEST_BAR = 5.5;
const MARK = 0.24;
const NAME_ROWS = 2;

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

/** The figures, above what rises and below what falls; one that meets another moves on outwards, or has no room. */
function figuresOf(bars: readonly Bar[], frame: Frame, { box, size }: Drawing): TextShape[] {
  const placed: TextShape[] = [];
  for (const { step, box: bar } of bars) {
    const isLoss = step.kind === 'loss';
    const width = wordsWidth(step.text, size, 500);
    const middle = bar.x + bar.width / 2;
    const x = Math.min(Math.max(middle, frame.plot.x + width / 2), box.x + box.width - width / 2);
    const first = isLoss ? bar.y + bar.height + size * 1.05 : bar.y - size * 0.45;
    const weight = step.kind === 'total' ? 600 : 500;
    const tries = Array.from({ length: 8 }, (_, index) => first + (isLoss ? 1 : -1) * index * size * 1.05);
    const options = tries.map((y) => words({ x, y }, step.text, { size, weight, anchor: 'middle', colour: 'ink' }));
    const isFree = (shape: TextShape): boolean => {
      const own = wordsBox(shape);
      const isInside = own.y >= box.y && own.y + own.height <= frame.plot.y + frame.plot.height + size * 0.2;
      const others = bars.filter((other) => other.box !== bar).map((other) => other.box);
      return (
        isInside &&
        own.x >= box.x &&
        !others.some((other) => meet(own, other)) &&
        !placed.some((other) => meet(own, wordsBox(other)))
      );
    };
    const isApart = (shape: TextShape): boolean => {
      const own = wordsBox(shape);
      return own.y >= box.y && own.x >= box.x && !placed.some((other) => meet(own, wordsBox(other)));
    };
    const chosen = options.find(isFree) ?? options.find(isApart);
    if (chosen) placed.push(chosen);
  }
  return placed;
}

function namesOf(bars: readonly Bar[], slot: number, frame: Frame, { size }: Drawing): TextShape[] {
  const room = slot - size * 0.3;
  return bars.flatMap(({ step, box }) =>
    wrappedWords(step.name, room, size, NAME_ROWS).map((text, row) => {
      const at = { x: box.x + box.width / 2, y: frame.plot.y + frame.plot.height + size * (1.45 + 1.2 * row) };
      const isCut = fittingWords(text, room, size) !== text || text.endsWith('…');
      const shape = words(at, text, { size, anchor: 'middle', colour: step.kind === 'total' ? 'ink' : 'ink-2' });
      return { ...shape, whole: isCut ? step.name : null };
    }),
  );
}

export const waterfallFrame = (plot: WaterfallPlot, drawing: Drawing): Frame =>
  frameOf(plot, drawing, { top: drawing.size * 0.4, right: 0, rowsBelow: NAME_ROWS });

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
