import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lightPalette, tokenOf } from '@/lib/view/drawing/palette';
import type { Paint } from '@/lib/view/drawing/shapes';
import { svgOf } from '@/lib/view/drawing/svg';
import { darkPalette, placeholders, withVariables } from './palette';

describe('the dark colours of shared pages', () => {
  const css = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');
  const dark = css.slice(css.indexOf(':root.dark'));

  it.each(Object.entries(tokenOf))('%s is that of the pages', (paint, token) => {
    expect(darkPalette[paint as Paint]).toBe(new RegExp(`--${token}: #([0-9a-f]{6});`).exec(dark)?.[1]);
  });

  it('are told apart in a drawing, and every colour becomes a variable', () => {
    expect(new Set(Object.values(placeholders)).size).toBe(Object.keys(lightPalette).length);
    const box = { kind: 'rect', x: 0, y: 0, width: 1, height: 1, opacity: 1, radius: 0 } as const;
    const paints = Object.keys(lightPalette) as Paint[];
    const words = {
      kind: 'text',
      at: { x: 0, y: 0 },
      text: 'x',
      whole: null,
      size: 9,
      weight: 400,
      anchor: 'start',
    } as const;
    const shapes = paints.flatMap((paint) => [
      { ...box, fill: paint },
      { ...words, colour: paint },
    ]);
    const svg = withVariables(svgOf(shapes, { width: 1, height: 1 }, { palette: placeholders }));
    expect(svg).not.toMatch(/"#/);
    for (const paint of paints) {
      expect(svg).toContain(`"var(--p-${paint})"`);
      expect(svg).toContain(`"var(--w-${paint})"`);
    }
  });
});
