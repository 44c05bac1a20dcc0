import { describe, expect, it } from 'vitest';
import { exportedReports, workbookChoices } from './exports';

describe('what a page can be taken along as', () => {
  it('is a workbook of every month, of those shown, and one without names', () => {
    expect(workbookChoices('24m').map(({ label }) => label)).toEqual([
      'Every month',
      'Last 24 months',
      'Every month, names hidden',
    ]);
    expect(workbookChoices('2025-01..2025-06')[1]).toEqual({
      label: 'Jan 2025 to Jun 2025',
      isWhole: false,
      hidesNames: false,
    });
  });

  it('is not offered twice where all months are shown', () => {
    expect(workbookChoices('all')).toHaveLength(2);
  });

  it('is one of the main reports as a table', () => {
    expect(exportedReports.map(({ report }) => report)).toContain('retention');
  });
});
