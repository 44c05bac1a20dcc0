import { describe, expect, it } from 'vitest';
import { sampleDeck } from './testing/deck';
import { renderApart } from './thread';

const START = [0x50, 0x4b, 0x03, 0x04];

describe('a file made in a process of its own', () => {
  it('is made while this process does other things', async () => {
    let longest = 0;
    let before = performance.now();
    const beat = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
    }, 5);
    const bytes = await renderApart('pptx', sampleDeck());
    clearInterval(beat);
    expect([...bytes.subarray(0, 4)]).toEqual(START);
    expect(longest).toBeLessThan(200);
  });

  it('is given up when nobody waits for it any more, or after its time', async () => {
    const leaving = new AbortController();
    const waiting = renderApart('pptx', sampleDeck(), { signal: leaving.signal });
    setTimeout(() => leaving.abort(), 20);
    await expect(waiting).rejects.toMatchObject({ reason: 'cancelled' });
    await expect(renderApart('pptx', sampleDeck(), { limitMs: 20 })).rejects.toMatchObject({ reason: 'too long' });
    await expect(renderApart('pptx', sampleDeck(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      reason: 'cancelled',
    });
  });

  it('says why it could not be made', async () => {
    const broken = { ...sampleDeck(), slides: null } as unknown as ReturnType<typeof sampleDeck>;
    await expect(renderApart('pptx', broken)).rejects.toMatchObject({
      reason: 'failed',
      message: expect.stringContaining('ratchet:'),
    });
  });
});
