/** Notes on days: which point of a chart each stands at, and where its label fits, so that none lies over another. */
import { firstDayOf, formatDay, monthOf, parseDay, parseMonth } from '@/lib/domain/day';
import { parsePeriod } from '@/lib/domain/grid';
import type { NoteKind } from '@/lib/domain/note-kinds';
import { dayText } from './format';
import { type TwinTable, textCell, textColumn } from './twin';

export interface NoteShown {
  id: number;
  on: string;
  title: string;
  text: string | null;
  kind: NoteKind;
}

export const noteKindNames: Readonly<Record<NoteKind, string>> = {
  price: 'Price rise',
  launch: 'Launch',
  campaign: 'Campaign',
  team: 'Team change',
  incident: 'Incident',
  other: 'Other',
};

/** Whether a day belongs to a point: a month, quarter, year or week, or the month that runs to a day. */
function isAt(place: string, on: string): boolean {
  const day = parseDay(on);
  const period = parsePeriod(place);
  if (day === null || period === null) return false;
  const start = parseDay(place) === null ? period.start : firstDayOf(monthOf(period.start));
  return day >= start && day <= period.end;
}

/** The day that a note on a point is given at first: the point's last day, or the first of its month. */
export function dayOfPlace(place: string): string {
  if (parseDay(place) !== null) return place;
  const month = parseMonth(place);
  return month === null ? formatDay(parsePeriod(place)?.start ?? 0) : formatDay(firstDayOf(month));
}

export interface NoteMark {
  /** Middle of the line, in pixels from the left of the plot. */
  x: number;
  notes: NoteShown[];
  /** Beside the dot; empty where nothing fits. */
  label: string;
  /** On which side of the line the label stands. */
  side: 'left' | 'right';
  /** For hover and screen readers. */
  words: string;
}

/** Letters at 11 px type; the dot and the air beside it, in pixels. */
const PIXELS_A_LETTER = 5.8;
const BESIDE_PX = 8;
/** Lines nearer than this are one. */
const SAME_PX = 16;
const FEWEST_LETTERS = 5;

const textPx = (text: string): number => text.length * PIXELS_A_LETTER;

const labelOf = (notes: readonly NoteShown[]): string =>
  notes.length === 1 ? (notes[0]?.title ?? '') : `${notes.length} notes`;

const wordsOf = (notes: readonly NoteShown[]): string =>
  notes.map(({ on, title, text }) => `${dayText(on)}: ${title}${text === null ? '' : `. ${text}`}`).join('\n');

function cut(text: string, roomPx: number): string {
  if (textPx(text) <= roomPx) return text;
  const letters = Math.floor(roomPx / PIXELS_A_LETTER) - 1;
  return letters < FEWEST_LETTERS ? '' : `${text.slice(0, letters).trimEnd()}…`;
}

/** A point of a chart's axis. */
export interface Place {
  at: string;
  /** Pixels from the left of the plot. */
  x: number;
}

/** On an axis of days each note has a place of its own; days since 1970, ascending. */
export const daysOfNotes = (notes: readonly NoteShown[], { from, to }: { from: number; to: number }): number[] =>
  [...new Set(notes.flatMap(({ on }) => parseDay(on) ?? []))]
    .filter((day) => day >= from && day <= to)
    .sort((a, b) => a - b);

/** The marks of a chart; notes outside of its places are left out. */
export function noteMarks(notes: readonly NoteShown[], places: readonly Place[], widthPx: number): NoteMark[] {
  const groups: { x: number; notes: NoteShown[] }[] = [];
  for (const { at, x } of places) {
    const here = notes.filter(
      ({ on }) => isAt(at, on) && !groups.some((group) => group.notes.some((note) => note.on === on)),
    );
    if (here.length === 0) continue;
    const last = groups.at(-1);
    if (last && x - last.x < SAME_PX) last.notes.push(...here);
    else groups.push({ x, notes: here });
  }
  let takenTo = 0;
  return groups.map(({ x, notes: here }, index) => {
    const label = labelOf(here);
    const left = x - BESIDE_PX - takenTo;
    const right = (groups[index + 1]?.x ?? widthPx) - BESIDE_PX - (x + BESIDE_PX);
    const side = textPx(label) <= left || left >= right ? 'left' : 'right';
    const text = cut(label, side === 'left' ? left : right);
    takenTo = side === 'right' && text !== '' ? x + BESIDE_PX * 2 + textPx(text) : x + BESIDE_PX;
    return { x, notes: here, label: text, side, words: wordsOf(here) };
  });
}

/** Rows of days and periods with the notes on them in a column of their own; a table of anything else, or without notes, as it is. */
export function withNotes(table: TwinTable, notes: readonly NoteShown[]): TwinTable {
  const places = table.rows.map(([first]) => first?.plain ?? '');
  if (notes.length === 0 || !places.some((place) => parsePeriod(place) !== null)) return table;
  const seen = new Set<number>();
  const texts = places.map((place) => {
    const here = notes.filter(({ id, on }) => !seen.has(id) && isAt(place, on));
    for (const { id } of here) seen.add(id);
    return here.map(({ title }) => title).join('; ');
  });
  if (texts.every((text) => text === '')) return table;
  return {
    ...table,
    columns: [...table.columns, textColumn('Notes')],
    rows: table.rows.map((row, index) => [...row, textCell(texts[index] ?? '')]),
  };
}

/** The day that a note from a table is given at first: that of its first row; null: it is not of days or periods. */
export function firstDayOfTable({ rows }: TwinTable): string | null {
  const place = rows[0]?.[0]?.plain ?? '';
  return parsePeriod(place) === null ? null : dayOfPlace(place);
}
