import { expect, it } from 'vitest';
import { type MonthEffect, prepareMonths } from './import-months';

const month = (
  name: string,
  before: number | null,
  after: number | null,
  nrr: [number | null, number | null] = [null, null],
): MonthEffect => ({
  month: name,
  arr_before: before,
  arr_after: after,
  nrr_before: nrr[0],
  nrr_after: nrr[1],
});

const three = [
  month('2025-12', 100_00, 100_00, [1, 1]),
  month('2026-01', 100_00, 120_00, [1, 1.025]),
  month('2026-02', 110_00, 150_00, [1.1, null]),
];

it('lists the months that differ, the latest first: 120 − 100 = +20', () => {
  const model = prepareMonths(three, 'USD');
  expect(model?.title).toBe('Figures change in 2 of 3 months');
  expect(model?.unchanged).toBe('1 month stays the same.');
  expect(model?.rows).toMatchObject([
    { label: 'Feb 2026', arrBefore: '$110', arrAfter: '$150', arrChange: '+$40', nrrAfter: '–', nrrChange: '–' },
    {
      label: 'Jan 2026',
      arrBefore: '$100',
      arrAfter: '$120',
      arrChange: '+$20',
      nrrBefore: '100.0%',
      nrrChange: '+2.5 pt',
    },
  ]);
});

it('draws both lines from left to right, with their ends apart', () => {
  const [before, after] = prepareMonths(three, 'USD')?.lines ?? [];
  expect(before?.paths).toEqual(['M0 50L50 50L100 45']);
  expect(after?.paths).toEqual(['M0 50L50 40L100 25']);
  expect([before?.end?.label, after?.end?.label]).toEqual(['now $110', 'after $150']);
  expect((before?.end?.share ?? 0) - (after?.end?.share ?? 0)).toBeGreaterThanOrEqual(0.16 - 1e-9);
});

it('of the first import there is one line, named ARR', () => {
  const model = prepareMonths([month('2026-01', null, 50_00), month('2026-02', null, 60_00)], 'EUR');
  expect(model?.lines.map(({ key, end }) => [key, end?.label])).toEqual([['after', 'ARR €60']]);
  expect(model?.title).toBe('ARR by month, 2 months');
});

it('a month that is not told of is a gap', () => {
  const [line] = prepareMonths([month('2025-12', null, 10_00), month('2026-02', null, 20_00)], 'USD')?.lines ?? [];
  expect(line?.paths).toEqual([]);
  expect(line?.dots).toHaveLength(2);
});

it('nothing where no month has a figure, or nothing changes', () => {
  expect(prepareMonths([month('2026-01', null, null)], 'USD')).toBeNull();
  expect(prepareMonths([], 'USD')).toBeNull();
  const same = prepareMonths([month('2026-01', 10_00, 10_00)], 'USD');
  expect([same?.title, same?.rows, same?.unchanged]).toEqual(['No month’s figures change', [], null]);
});
