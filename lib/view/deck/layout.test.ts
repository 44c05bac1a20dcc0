import { describe, expect, it } from 'vitest';
import { type Box, fitsTitle, SLIDE, slideLayout, titlePoints, wholeTitle } from './layout';
import { cutToWidth, widthInEm } from './text-width';

const meets = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('the layout of a slide', () => {
  it.each([0, 1, 2, 3, 7])('keeps everything on the slide and apart, with %i figures', (figures) => {
    for (const hasLogo of [false, true]) {
      const {
        rule,
        title,
        logo,
        description,
        chart,
        figures: beside,
        footnote,
        number,
      } = slideLayout({ figures, hasLogo });
      const boxes = [
        rule,
        title,
        ...(logo ? [logo] : []),
        description,
        chart,
        ...beside.map(({ box }) => box),
        footnote,
        number,
      ];
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0.3);
        expect(box.y).toBeGreaterThanOrEqual(0.3);
        expect(box.x + box.w).toBeLessThanOrEqual(SLIDE.w - 0.3);
        expect(box.y + box.h).toBeLessThanOrEqual(SLIDE.h - 0.2);
      }
      for (const [index, box] of boxes.entries())
        for (const other of boxes.slice(index + 1)) expect(meets(box, other), JSON.stringify([box, other])).toBe(false);
      expect(beside).toHaveLength(Math.min(figures, 3));
    }
  });

  it('gives the chart what figures do not take', () => {
    expect(slideLayout({ figures: 0, hasLogo: false }).chart.w).toBeGreaterThan(
      slideLayout({ figures: 3, hasLogo: false }).chart.w + 2,
    );
  });
});

describe('the size of a title', () => {
  it('is 28 points for what two lines take, smaller for what is longer', () => {
    expect(titlePoints('NRR rose 2.1 points to 108.4% in Q3 2026, two thirds of it seats')).toBe(28);
    expect(titlePoints('A title by hand that goes on and on. '.repeat(4))).toBe(18);
    expect(titlePoints('A title by hand that goes on and on. '.repeat(40))).toBe(16);
  });

  it('of a draft is 20 points or more: a longer one is worded more shortly, never cut', () => {
    const long = 'Handelsgesellschaft '.repeat(20);
    expect(fitsTitle(long)).toBe(false);
    expect(wholeTitle(`${long} most`, 'one of them most')).toBe('one of them most');
    expect(wholeTitle('Brampton most', 'one of them most')).toBe('Brampton most');
  });
});

describe('the width of a text', () => {
  it('is greater in capitals and in squares, and is cut with an ellipsis', () => {
    expect(widthInEm('東京')).toBe(2);
    expect(widthInEm('WWW')).toBeGreaterThan(widthInEm('iii') * 2);
    expect(cutToWidth('Brampton & Sons', 20)).toBe('Brampton & Sons');
    expect(cutToWidth('Brampton & Sons Holding', 6)).toBe('Brampton…');
    expect(widthInEm(cutToWidth('株式会社'.repeat(50), 10))).toBeLessThanOrEqual(10);
  });
});
