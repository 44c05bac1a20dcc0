import { describe, expect, it } from 'vitest';
import { type FreshnessInput, prepareFreshness } from './freshness';

const workspace: FreshnessInput = {
  is_sample: false,
  data_through: '2026-11-15',
  data_through_source: 'Invoice lines',
  ledger_adds_up: true,
};

describe('prepareFreshness', () => {
  it('names the day, the source, and that the ledger adds up', () => {
    expect(prepareFreshness(workspace, '2026-11-22')).toEqual({
      through: 'Data through 15 Nov 2026',
      source: 'Invoice lines',
      stale: null,
      sums: { holds: true, text: 'Ledger adds up' },
    });
  });

  it('says so where the ledger does not add up', () => {
    const { sums } = prepareFreshness({ ...workspace, ledger_adds_up: false }, '2026-11-22');
    expect(sums).toEqual({ holds: false, text: 'Ledger does not add up' });
  });

  it('15 Nov to 30 Dec is 45 days and not late yet; the day after is', () => {
    expect(prepareFreshness(workspace, '2026-12-30').stale).toBeNull();
    expect(prepareFreshness(workspace, '2026-12-31').stale).toBe('46 days old');
  });

  it('the sample company is never late', () => {
    expect(prepareFreshness({ ...workspace, is_sample: true }, '2028-01-01').stale).toBeNull();
  });

  it('without data there is nothing to date or to add up', () => {
    const nothing = { through: 'No data yet', source: null, stale: null, sums: null };
    expect(prepareFreshness(null, '2026-11-22')).toEqual(nothing);
    expect(prepareFreshness({ ...workspace, data_through: null }, '2026-11-22')).toEqual(nothing);
  });
});
