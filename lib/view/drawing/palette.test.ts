import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastOnWhite, heatPaint, lightPalette, paletteOf, tokenOf, wordsColour } from './palette';
import type { Paint } from './shapes';

const css = readFileSync('app/tokens.css', 'utf8');
const light = css.slice(0, css.indexOf('.dark {') > 0 ? css.indexOf(':root.dark') : undefined);

describe('the palette of drawings', () => {
  it('is that of the light pages', () => {
    for (const [paint, token] of Object.entries(tokenOf)) {
      const value = new RegExp(`--${token}: #([0-9a-f]{6});`).exec(light)?.[1];
      expect([paint, lightPalette[paint as Paint]]).toEqual([paint, value]);
    }
  });

  it('takes an accent for the first metric, dark enough to be seen', () => {
    expect(paletteOf(null)).toBe(lightPalette);
    expect(paletteOf('3A46C8')).toBe(lightPalette);
    expect(paletteOf('0a6b45').nrr).toBe('0a6b45');
    expect(contrastOnWhite(paletteOf('ffee00').accent)).toBeGreaterThanOrEqual(3);
    expect(paletteOf('url(x)')).toBe(lightPalette);
  });

  it('writes words in a colour that can be read', () => {
    for (const paint of Object.keys(lightPalette) as Paint[])
      if (paint !== 'surface') expect(contrastOnWhite(wordsColour(lightPalette, paint))).toBeGreaterThanOrEqual(4.5);
  });

  it('parts the diverging scale in eleven steps', () => {
    expect([-1, -0.1, 0, 0.11, 3].map(heatPaint)).toEqual(['heat-5', 'heat0', 'heat0', 'heat1', 'heat5']);
  });
});
