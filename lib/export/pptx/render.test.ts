import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnsPlot, Plot } from '@/lib/view/deck/plot';
import { plots, sampleDeck } from '../testing/deck';
import { decoded, type Files, inner, seriesOf, textOf, texts, workbookOf } from '../testing/read-deck';
import { renderPptx } from './render';

const major = (value: number | null): number | null => (value === null ? null : value / 100);

const bookOf = (files: Files, number: number) =>
  workbookOf(files, `ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`);

describe('a deck as a presentation', () => {
  let files: Files = {};
  let bytes = new Uint8Array();
  const chart = (number: number): string => textOf(files, `ppt/charts/chart${number}.xml`);
  const slide = (number: number): string => textOf(files, `ppt/slides/slide${number}.xml`);

  beforeAll(async () => {
    bytes = new Uint8Array(await renderPptx(sampleDeck()));
    files = unzipSync(bytes);
  });

  it('holds every number of a chart exactly, and leaves what is missing out', () => {
    const lines = seriesOf(chart(1));
    expect(lines.slice(0, 2)).toEqual(plots.lines.series.map(({ name, values }) => ({ name, values })));
    const stacked = seriesOf(chart(2));
    expect(stacked.map(({ name }) => name)).toEqual(['New', 'Churn', 'Net']);
    expect(stacked[0]?.values).toEqual(plots.columns.series[0].values.map(major));
    expect(stacked[2]?.values).toEqual(plots.columns.line.values.map(major));
    expect(seriesOf(chart(3))[1]?.values).toEqual([420_000.03, null]);
    expect(seriesOf(chart(4))[0]?.values).toEqual([288_048.07, 92_472.03, null]);
  });

  it('draws a waterfall as columns over a base, with totals as they are', () => {
    const byName = new Map(seriesOf(chart(5)).map(({ name, values }) => [name, values]));
    expect(byName.get('Base')).toEqual([null, 4_120_000.07, 4_186_000.15, null]);
    expect(byName.get('Gain')).toEqual([null, 88_500.11, null, null]);
    expect(byName.get('Loss')).toEqual([null, null, 22_500.03, null]);
    expect(byName.get('Total')).toEqual([4_120_000.07, null, null, 4_186_000.15]);
    for (const { text } of plots.waterfall.steps.slice(1, 3)) expect(texts(chart(5))).toContain(text);
    expect(decoded(chart(5))).toContain('"$"0.00,,"M"');
  });

  it('carries the same numbers in the workbook of each chart, text as text and nothing as a formula', () => {
    for (const number of [1, 2, 3, 4, 5]) {
      const { cells, sheet } = bookOf(files, number);
      expect(sheet).not.toContain('<f>');
      seriesOf(chart(number)).forEach(({ name, values }, column) => {
        const letter = String.fromCharCode(66 + column);
        expect(cells.get(`${letter}1`)).toBe(name);
        values.forEach((value, row) => {
          const cell = cells.get(`${letter}${row + 2}`);
          expect(cell === undefined ? null : Number(cell)).toBe(value);
        });
      });
    }
    expect(bookOf(files, 2).cells.get('A2')).toBe('Q1 2026');
  });

  it('has every cell of a table, what is called like a formula or markup as it is called', () => {
    const table = inner(slide(6), 'a:tbl')[0] ?? '';
    const rows = inner(table, 'a:tr').map((row) => inner(row, 'a:tc').map((each) => texts(each).join('')));
    const { columns, rows: expected, more } = plots.table;
    expect(rows[0]).toEqual(columns.map(({ name }) => name));
    expect(rows.slice(1)).toEqual(expected.map((row) => row.map(({ text }) => text)));
    expect(texts(slide(6))).toContain(more);
    expect(inner(table, 'a:tc')[5]).toContain('ACC8EA');
  });

  it('says title, description, figures, footnote and notes of each slide', () => {
    sampleDeck().slides.forEach((model, index) => {
      const said = texts(slide(index + 1));
      const words = [
        model.title,
        model.description,
        model.footnote,
        ...model.figures.flatMap(({ name, text, note }) => [name, text, note]),
      ];
      for (const word of words) expect(said).toContain(word);
      expect(slide(index + 1)).toMatch(/<p:ph\s[^>]*type="title"/);
      expect(texts(textOf(files, `ppt/notesSlides/notesSlide${index + 1}.xml`)).join('\n')).toContain(
        model.notes.join('\n'),
      );
    });
    expect(texts(slide(7))).toContain('Nobody has said what Q3 2026 was to reach.');
  });

  it('tells those who do not see what a chart or table shows, and gives each shape an id of its own', () => {
    expect(slide(1)).toContain('descr="In words: lines &amp; &lt;more&gt;"');
    expect(slide(6)).toContain('descr="In words: table &amp; &lt;more&gt;"');
    const ids = [...slide(6).matchAll(/<p:cNvPr id="(\d+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has colours and fonts in the theme, and is the same file for the same deck', async () => {
    const theme = textOf(files, 'ppt/theme/theme1.xml');
    expect(theme).toContain('<a:accent1><a:srgbClr val="3A46C8"/></a:accent1>');
    expect(theme).toContain('Arial');
    expect(Buffer.from(await renderPptx(sampleDeck())).equals(Buffer.from(bytes))).toBe(true);
  });

  it('draws intervals only where they are switched on', async () => {
    expect(seriesOf(chart(1)).map(({ name }) => name)).not.toContain('90% interval, low');
    const banded = unzipSync(await renderPptx({ ...sampleDeck(), bands: true }));
    expect(seriesOf(textOf(banded, 'ppt/charts/chart1.xml')).map(({ name }) => name)).toContain('90% interval, low');
  });

  it('shows one changed cent', async () => {
    const { columns } = plots;
    const [first, ...rest] = columns.series;
    const changed: ColumnsPlot = { ...columns, series: [{ ...first, values: [8_850_002, 9_000_102, null] }, ...rest] };
    const other = unzipSync(await renderPptx(sampleDeck({ columns: changed satisfies Plot })));
    expect(seriesOf(textOf(other, 'ppt/charts/chart2.xml'))[0]?.values[0]).toBe(88_500.02);
    expect(bookOf(other, 2).cells.get('B2')).toBe('88500.02');
  });
});
