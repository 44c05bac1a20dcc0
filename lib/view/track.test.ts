import { describe, expect, it } from 'vitest';
import { prepareTrack } from './track';

describe('value and interval on one line', () => {
  it('stand on a line of whole tens of points: 103.8 to 114.1 between 100 and 120', () => {
    const track = prepareTrack(1.038, 1.0894, 1.141);
    expect([track.from, track.to, track.whole]).toEqual(['100%', '120%', null]);
    expect(track.low).toBeCloseTo(0.19);
    expect(track.high).toBeCloseTo(0.705);
  });

  it('mark 100 % where it lies inside', () => {
    expect(prepareTrack(0.95, 1, 1.05).whole).toBeCloseTo(0.5);
  });

  it('never reach past what there can be', () => {
    const track = prepareTrack(0.95, 0.99, 1.03, 1);
    expect([track.to, track.high, track.whole]).toEqual(['100%', 1, null]);
  });
});
