import { expect, it } from 'vitest';
import { byteSize, confidenceWord, counted, kindLabel, secondsInWords, sentenceCase } from './import-words';

it('sizes are in units of a thousand', () => {
  expect([1, 812, 412_300, 1_230_000, 2_500_000_000].map(byteSize)).toEqual([
    '1 byte',
    '812 bytes',
    '412 KB',
    '1.2 MB',
    '2.5 GB',
  ]);
});

it('time left is rounded up', () => {
  expect([0.4, 42.2, 60, 95].map(secondsInWords)).toEqual(['less than a second', '43 s', '1 min', '2 min']);
});

it('confidence is told in a word', () => {
  expect([1, 0.9, 0.89, 0.7, 0.69].map(confidenceWord)).toEqual(['sure', 'sure', 'likely', 'likely', 'a guess']);
});

it('fields and codes read as words', () => {
  expect([
    sentenceCase('account_id'),
    sentenceCase('period_start'),
    sentenceCase('bad-date'),
    sentenceCase('mrr_change'),
  ]).toEqual(['Account ID', 'Period start', 'Bad date', 'MRR change']);
});

it('kinds and counts have names', () => {
  expect([kindLabel('mrr'), kindLabel('stripe_events')]).toEqual(['MRR spreadsheet', 'Stripe events']);
  expect([counted(1, 'row'), counted(1200, 'row')]).toEqual(['1 row', '1,200 rows']);
});
