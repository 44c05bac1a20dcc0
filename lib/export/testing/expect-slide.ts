/** Holds slides that were read from files to the model that they were made of: every word, number and cell, in PPTX and PDF alike. */
import { expect } from 'vitest';
import type { SlideModel } from '@/lib/view/deck/deck';
import type { ReadSlide } from './read-deck';
import { readFigure } from './read-figure';

/** Every number that a slide draws, by its unit, as its chart has to have it: money in major units. */
function drawnBy({ plot }: SlideModel): (number | null)[][] {
  if (plot === null || plot.kind === 'table') return [];
  const major = (value: number | null): number | null =>
    value === null ? null : plot.unit === 'money' ? Number((value / 100).toFixed(2)) : value;
  if (plot.kind === 'waterfall') {
    const of = (kind: string, size: (from: number, to: number) => number): (number | null)[] =>
      plot.steps.map((step) => (step.kind === kind ? major(size(step.from, step.to)) : null));
    return [of('total', (_, to) => to), of('gain', (from, to) => to - from), of('loss', (from, to) => from - to)];
  }
  const line = plot.kind === 'columns' && plot.line ? [plot.line] : [];
  return [...plot.series, ...line].map(({ values }) => values.map(major));
}

const isSame = (a: readonly (number | null)[], b: readonly (number | null)[]): boolean =>
  a.length === b.length && a.every((value, at) => Math.abs((value ?? 0) - (b[at] ?? 0)) < 1e-9);

/** A figure as it is written says the number that it stands for. */
function expectSays(written: string, value: number | null, where: string): void {
  if (value === null) return;
  const read = readFigure(written);
  expect(read, `${where}: ${written}`).not.toBeNull();
  expect(Math.abs((read?.value ?? 0) - value), `${where}: ${written} of ${value}`).toBeLessThanOrEqual(
    (read?.slack ?? 0) + 1e-9,
  );
}

/** The words of a page of a PDF, whatever breaks its lines. */
const solid = (words: string): string => words.replace(/\s/g, '');

/** `slide` of the presentation and `page` of the PDF say what the model says, and each figure the number behind it. */
export function expectSlide(model: SlideModel, slide: ReadSlide, page: string): void {
  const where = model.exhibit;
  const words = [
    model.title,
    model.description,
    ...model.figures.flatMap(({ name, text: said, note }) => [name, said, note]),
  ];
  for (const said of words.filter(Boolean)) {
    expect(slide.texts, where).toContain(said);
    expect(solid(page), where).toContain(solid(said));
  }
  for (const figure of model.figures) expectSays(figure.text, figure.value, `${where}, ${figure.name}`);
  for (const { drawn, edited, sheet } of slide.charts) {
    expect(edited, where).toEqual(drawn);
    expect(sheet, where).not.toContain('<f>');
  }
  const columns = slide.charts.flatMap(({ edited }) => edited.map(({ values }) => values));
  for (const wanted of drawnBy(model).filter((values) => values.some((value) => value !== null)))
    expect(
      columns.some((values) => isSame(values, wanted)),
      `${where}: ${JSON.stringify(wanted)}`,
    ).toBe(true);
  if (model.plot?.kind !== 'table') return;
  expect(
    slide.table?.slice(1).map((row) => row.slice(1)),
    where,
  ).toEqual(model.plot.rows.map((row) => row.slice(1).map((cell) => cell.text)));
  const { rows, columns: heads } = model.plot;
  for (const row of rows)
    for (const [at, cell] of row.entries()) {
      // Cells of a triangle are percentages whose sign stands in the words above it.
      const isBare = heads[at]?.unit === 'ratio' && /\d$/.test(cell.text);
      expectSays(isBare ? `${cell.text}%` : cell.text, cell.value, where);
      if (cell.value !== null) expect(solid(page), where).toContain(solid(cell.text));
    }
}
