import { expect, it } from 'vitest';
import { recognised } from '@/lib/domain/signals/known-names';
import { OWN_NAME, signalChoices, signalRow } from './signal-form';

const form = { signal: 'webinar', own: '', on: '2026-03-01', weight: '', note: '' };

it('every choice but the last is a name that is recognised', () => {
  for (const { value, label } of signalChoices) {
    expect(recognised(value).is === 'own', label).toBe(value === OWN_NAME);
  }
  expect(new Set(signalChoices.map(({ label }) => label)).size).toBe(signalChoices.length);
});

it('what was filled in is sent; without a name or a day, or with points that are no number, nothing is', () => {
  expect(signalRow('a', form)).toEqual({ account: 'a', on: '2026-03-01', signal: 'webinar', weight: null, note: null });
  expect(
    signalRow('a', { ...form, signal: OWN_NAME, own: ' Asked for SSO ', weight: ' 7,5 ', note: 'by mail ' }),
  ).toEqual({
    ...{ account: 'a', on: '2026-03-01', signal: 'Asked for SSO', weight: 7.5, note: 'by mail' },
  });
  expect(signalRow('a', { ...form, signal: OWN_NAME })).toBeNull();
  expect(signalRow('a', { ...form, on: '' })).toBeNull();
  expect(signalRow('a', { ...form, weight: 'many' })).toBeNull();
});
