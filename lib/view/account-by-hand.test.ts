import { describe, expect, it } from 'vitest';
import { prepareByHand } from './account-by-hand';

const made = (said: object) => ({
  ...{ adjustment_id: 'x', kind: 'note', description: 'Note of 2026-11-02', reason: 'Wants a demo', who: 'local' },
  ...{ made_at: '2026-11-03T10:00:00.000Z', undone_at: null, can_undo: true, effect: null },
  ...said,
});
const effect = { before: { arr: 0, nrr: 1 }, after: { arr: 1, nrr: 1 }, arr: 120_000, nrr: 0.0011 };
const corrected = made({ adjustment_id: 'y', kind: 'correct', description: 'Corrected it', reason: 'Typo', effect });
const undone = made({ adjustment_id: 'z', undone_at: '2026-11-04T10:00:00.000Z', can_undo: false });
const now = { asOf: null, timeZone: 'UTC' };

describe('what was noted and stated of an account', () => {
  it('a note stands at its own day, a correction with its effect; what was undone is counted', () => {
    const list = { currency: 'USD', total: 3, standing: 2, adjustments: [made({}), corrected, undone] };
    expect(prepareByHand(list, now)).toMatchObject({
      title: '1 note, 1 adjustment by hand',
      lines: [
        { day: '2 Nov 2026', kind: 'Note', what: null, why: 'Wants a demo', by: 'You, 3 Nov 2026, 10:00', effect: '' },
        { day: '3 Nov 2026', what: 'Corrected it', why: 'Typo', effect: '+$1,200.00 ARR, +0.11 pt of NRR' },
      ],
      more: '1 undone',
    });
  });

  it('as of a day before it there is none', () => {
    const list = { currency: 'USD', total: 1, standing: 1, adjustments: [made({})] };
    expect(prepareByHand(list, { ...now, asOf: '2026-11-02' })).toMatchObject({
      ...{ title: 'No note, and nothing stated by hand', lines: [], more: null },
    });
    expect(prepareByHand({ ...list, total: 60, standing: 60 }, now).more).toBe('59 earlier');
  });
});
