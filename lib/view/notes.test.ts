import { describe, expect, it } from 'vitest';
import { dayOfPlace, daysOfNotes, firstDayOfTable, type NoteShown, noteMarks, withNotes } from './notes';
import { monthCell, type TwinTable, textCell, textColumn } from './twin';

const note = (id: number, on: string, title: string): NoteShown => ({ id, on, title, text: null, kind: 'other' });
/** In the middle of even places along 400 pixels. */
const along = (places: readonly string[]) =>
  places.map((at, index) => ({ at, x: ((index + 0.5) / places.length) * 400 }));
const months = along(['2026-01', '2026-02', '2026-03', '2026-04']);
const rise = note(1, '2026-02-28', 'Price rise');
const launch = note(2, '2026-03-01', 'Launch');

describe('notes along a chart', () => {
  it('stand at the month of their day, in the middle of its place; others are left out', () => {
    const marks = noteMarks([note(9, '2025-12-31', 'Before'), rise], months, 400);
    expect(marks.map(({ x, label, words }) => [x, label, words])).toEqual([
      [150, 'Price rise', '28 Feb 2026: Price rise'],
    ]);
  });

  it('of one month are one mark: "2 notes"', () => {
    const [mark] = noteMarks([rise, note(3, '2026-02-01', 'New lead')], months, 400);
    expect([mark?.label, mark?.notes.length]).toEqual(['2 notes', 2]);
  });

  it('on an axis of days stand at their own day; one outside of it is left out', () => {
    const from = 20_454;
    expect(daysOfNotes([launch, rise, rise, note(4, '2027-01-01', 'Later')], { from, to: from + 90 })).toEqual([
      20_512, 20_513,
    ]);
  });

  it('whose lines would touch are one mark too', () => {
    const many = Array.from(
      { length: 40 },
      (_, index) => `${2023 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    );
    const marks = noteMarks([note(1, '2024-01-05', 'One'), note(2, '2024-02-05', 'Two')], along(many), 400);
    expect(marks.map(({ label }) => label)).toEqual(['2 notes']);
  });

  it('labels never lie over one another: the second goes to the other side, or is cut', () => {
    const long = note(1, '2026-02-10', 'A rather long story');
    const marks = noteMarks([long, note(2, '2026-03-10', 'Another long story')], months, 400);
    const spans = marks.map(({ x, side, label }) => {
      const width = label.length * 5.8;
      return side === 'left' ? [x - 8 - width, x - 8] : [x + 8, x + 8 + width];
    });
    expect(spans[0]?.[1]).toBeLessThanOrEqual(spans[1]?.[0] ?? 0);
    expect(marks.every(({ label, words }) => words.includes(label.replace('…', '')))).toBe(true);
  });

  it('a window to a day takes the notes of its month up to that day', () => {
    const places = ['2026-03', '2026-04-21'];
    const marks = noteMarks(
      [launch, note(3, '2026-04-02', 'In April'), note(4, '2026-04-28', 'Later')],
      along(places),
      400,
    );
    expect(marks.map(({ label }) => label)).toEqual(['Launch', 'In April']);
  });

  it('quarters, also fiscal ones, take those of their months', () => {
    expect(noteMarks([rise], along(['2025-Q4', '2026-Q1']), 400)[0]?.x).toBe(300);
    expect(noteMarks([rise], along(['FY2026-Q4-02', 'FY2027-Q1-02']), 400)[0]?.x).toBe(300);
  });
});

describe('notes in the table behind a chart', () => {
  const table: TwinTable = {
    fileName: 'x',
    columns: [textColumn('Month')],
    rows: [[monthCell('2026-03')], [monthCell('2026-02')]],
  };

  it('stand in a column of their own, which the copy and the file have too', () => {
    const noted = withNotes(table, [rise, launch, note(3, '2026-02-01', 'New lead')]);
    expect(noted.columns.at(-1)?.name).toBe('Notes');
    expect(noted.rows.map((row) => row.at(-1)?.plain)).toEqual(['Launch', 'Price rise; New lead']);
  });

  it('a table of accounts, or without a note in its days, stays as it is', () => {
    const accounts = { ...table, rows: [[textCell('Acme')]] };
    expect(withNotes(accounts, [rise])).toBe(accounts);
    expect(withNotes(table, [note(1, '2020-01-01', 'Long ago')])).toBe(table);
    expect([firstDayOfTable(accounts), firstDayOfTable(table)]).toEqual([null, '2026-03-01']);
  });
});

it('a note on a point begins on its day, or on the first of its month', () => {
  expect(['2026-04-21', '2026-04', 'FY2026-Q1-04', '2026'].map(dayOfPlace)).toEqual([
    ...['2026-04-21', '2026-04-01', '2025-04-01', '2026-01-01'],
  ]);
});
