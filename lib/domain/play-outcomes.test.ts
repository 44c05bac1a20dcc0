import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './confidence';
import { armDifference, type PlayShare } from './play-outcomes';

const shareOf = (expanded: number, followed: number): PlayShare => ({
  ...{ runs: followed, followed, expanded, share: followed === 0 ? null : expanded / followed },
  ...{ interval: wilsonInterval(expanded, followed), won: 0, lost: 0, no_answer: 0 },
});

describe('the difference of two arms', () => {
  it('is of their shares, with an interval of 90 % (56 of 70 and 48 of 80, worked apart from this code)', () => {
    const { difference, interval } = armDifference(shareOf(56, 70), shareOf(48, 80));
    expect(difference).toBeCloseTo(0.2, 12);
    expect(interval?.low).toBeCloseTo(0.076564, 6);
    expect(interval?.high).toBeCloseTo(0.313645, 6);
  });

  it('turns round with the arms', () => {
    const [one, two] = [shareOf(30, 40), shareOf(20, 60)];
    const there = armDifference(one, two);
    const back = armDifference(two, one);
    expect(back.difference).toBeCloseTo(-(there.difference ?? 0), 12);
    expect(back.interval?.low).toBeCloseTo(-(there.interval?.high ?? 0), 12);
  });

  it('has no interval below 20 accounts, and is none where an arm has nobody', () => {
    expect(armDifference(shareOf(3, 4), shareOf(1, 4))).toEqual({ difference: 0.5, interval: null });
    expect(armDifference(shareOf(3, 4), shareOf(0, 0))).toEqual({ difference: null, interval: null });
  });
});
