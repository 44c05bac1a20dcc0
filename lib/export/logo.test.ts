import { describe, expect, it } from 'vitest';
import { deckFileName } from './file-name';
import { fittedLogo, logoOf } from './logo';

/** The head of a PNG of 400 × 100. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(33);
  bytes.writeUInt32BE(0x8950_4e47, 0);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

describe('the logo of a deck', () => {
  it('is as wide by its height as the picture says, and as large as it fits, at the right', () => {
    const logo = logoOf(png(400, 100));
    expect(logo?.ratio).toBe(4);
    expect(fittedLogo(4, { x: 10, y: 0.4, w: 1.2, h: 0.6 })).toEqual({ x: 10, y: 0.4, w: 1.2, h: 0.3 });
    expect(fittedLogo(0.5, { x: 10, y: 0.4, w: 1, h: 0.5 })).toEqual({ x: 10.75, y: 0.4, w: 0.25, h: 0.5 });
  });

  it('is left out where there is no picture', () => {
    const nothing = [
      null,
      '',
      'data:image/png;base64,',
      png(0, 10),
      'data:text/html;base64,PGI+',
      'https://example.com/a.png',
    ];
    for (const text of nothing) expect(logoOf(text)).toBeNull();
    expect(logoOf(`data:image/jpeg;base64,${Buffer.from('no picture at all').toString('base64')}`)).toBeNull();
  });
});

describe('the name of a deck’s file', () => {
  it('is of plain letters, whatever the deck is called', () => {
    expect(deckFileName({ name: 'Board rétention “Q3” review', period: '2026-Q3' }, 'pptx')).toBe(
      'board-retention-q3-review-2026-Q3.pptx',
    );
    expect(deckFileName({ name: '株式会社"\r\nx-evil: 1', period: null }, 'pdf')).toBe('x-evil-1.pdf');
    expect(deckFileName({ name: '北斗', period: '2026-10' }, 'pdf')).toBe('deck-2026-10.pdf');
  });
});
