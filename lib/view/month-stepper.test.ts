import { describe, expect, it } from 'vitest';
import { monthStepper } from './month-stepper';
import { movementRow } from './testing/reports';

const rows = [movementRow('2026-09', 0), movementRow('2026-10', 0), movementRow('2026-11', 0, {}, true)];

describe('the month looked at', () => {
  it('is the last closed one unless another is asked for', () => {
    expect(monthStepper(rows, '')).toMatchObject({ label: 'Oct 2026', earlier: '2026-09', later: '2026-11' });
    expect(monthStepper(rows, '2026-11')).toMatchObject({ label: 'Nov 2026', later: null, lastClosed: '2026-10' });
    expect(monthStepper(rows, '1999-01')).toMatchObject({ label: 'Oct 2026' });
  });

  it('is the running one while none has closed, and none where there is none', () => {
    expect(monthStepper(rows.slice(2), '')).toMatchObject({ label: 'Nov 2026', earlier: null, later: null });
    expect(monthStepper([], '')).toBeNull();
  });
});
