import { Font } from '@react-pdf/renderer';
import { getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { TablePlot } from '@/lib/view/deck/plot';
import { advances } from '@/lib/view/drawing/advances';
import { plots, sampleDeck } from '../testing/deck';
import { readPages } from '../testing/read-deck';
import { facesFor, writtenIn } from './fonts';
import { renderPdf } from './render';

describe('a deck as a PDF', () => {
  it('has every figure, title and footnote as text', async () => {
    const deck = sampleDeck();
    const bytes = await renderPdf(deck);
    const pages = await readPages(bytes);
    expect(pages).toHaveLength(deck.slides.length);
    deck.slides.forEach(({ title, description, footnote, figures }, index) => {
      for (const text of [title, description, ...figures.map((figure) => figure.text)])
        expect(pages[index]).toContain(text);
      expect(pages[index]?.replace(/ /g, '')).toContain(footnote.replace(/ /g, ''));
    });
    for (const { text } of plots.waterfall.steps) expect(pages[4]).toContain(text);
    for (const { text } of plots.table.rows.flat()) expect(pages[5]).toContain(text);
    const { info } = await getMeta(bytes);
    expect(info).toMatchObject({ Title: deck.title, Author: deck.company });
  });

  it('shows one changed cent', async () => {
    const { table } = plots;
    const rows = table.rows.map((row) => row.map((cell) => ({ ...cell })));
    const changed: TablePlot = { ...table, columns: [...table.columns], rows };
    const cell = rows[0]?.[1];
    if (cell) Object.assign(cell, { text: '$124,000.02', value: 12_400_002 });
    const pages = await readPages(await renderPdf(sampleDeck({ table: changed })));
    expect(pages[5]).toContain('$124,000.02');
    expect(pages[5]).not.toContain('$124,000.01');
  });

  it('says of letters that no font has which script they are of', () => {
    const latin = { family: 'Geist', has: (letter: string) => letter < '\u0500' };
    expect(writtenIn([latin], 'Müller ≥'.slice(0, 6))).toEqual({ family: 'Geist', text: 'Müller', isDescribed: false });
    expect(writtenIn([latin], '株式会社 北斗 (Hokuto)')).toEqual({
      family: 'Geist',
      text: '[Chinese or Japanese] (Hokuto)',
      isDescribed: true,
    });
    const hebrew = { family: 'Other', has: (letter: string) => letter < '\u0600' };
    expect(writtenIn([latin, hebrew], 'חברה A').family).toBe('Other');
    const square = { family: 'Squares', has: (letter: string) => letter > '\u3000' };
    expect(writtenIn([latin, square], '北斗 most, by +$110k')).toEqual({
      family: ['Geist', 'Squares'],
      text: '北斗 most, by +$110k',
      isDescribed: false,
    });
  });

  it('measures letters as wide as the font draws them', async () => {
    await facesFor([]);
    for (const fontWeight of [400, 500, 600] as const) {
      const font = Font.getFont({ fontFamily: 'Geist', fontWeight, fontStyle: 'normal' })?.data;
      const drawn = advances[fontWeight].map((_, index) => font?.glyphForCodePoint(index + 0x20).advanceWidth);
      expect(advances[fontWeight]).toEqual(drawn);
    }
  });
});
