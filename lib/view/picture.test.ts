import { describe, expect, it } from 'vitest';
import { footnoteOf, pictureChoices } from './picture';
import type { Question } from './question';

const question: Question = {
  period: '24m',
  grid: 'month',
  where: [],
  attr_at: 'current',
  compare: 'none',
  as_of: null,
  fx: 'plan',
  roll_up: 'account',
};
const standing = { name: 'Halyard', currency: 'EUR', data_through: '2026-11-21', ledger_version: 9 };

describe('the footnote of a picture', () => {
  it('says what is drawn, of whom, and from which ledger', () => {
    expect(footnoteOf(standing, question, [{ short_name: 'NRR', formula: 'ARR now, divided by ARR then.' }])).toEqual({
      definitions: ['NRR: ARR now, divided by ARR then.'],
      scope: 'Last 24 months · Data through 21 Nov 2026 · EUR at plan rates · Ledger version 9',
    });
  });

  it('says every filter, since the picture leaves them behind', () => {
    const asked: Question = {
      ...question,
      period: '2025-01..2025-06',
      where: ['segment=SMB', 'segment=Enterprise'],
      as_of: '2026-11-15',
      fx: 'rolling',
      roll_up: 'parent',
    };
    expect(footnoteOf(standing, asked, []).scope).toBe(
      'Jan 2025 to Jun 2025 · Data through 21 Nov 2026 · EUR at the last closed month’s rates · ' +
        'Segment: SMB or Enterprise · Subsidiaries count as their parent · As of 15 Nov 2026 · Ledger version 9',
    );
  });

  it('tells the period alone where there is no workspace', () => {
    expect(footnoteOf(null, question, []).scope).toBe('Last 24 months');
  });
});

it('offers both kinds in both sizes', () => {
  expect(pictureChoices.map(({ label, note }) => `${label}: ${note}`)).toEqual([
    'PNG, slide: 1920 × 1080',
    'PNG, social post: 1200 × 675',
    'SVG, slide: 1920 × 1080',
    'SVG, social post: 1200 × 675',
  ]);
});
