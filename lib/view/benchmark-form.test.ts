import { describe, expect, it } from 'vitest';
import { draftOf, emptyDraft, type FigureDraft, fieldNames, figureOfDraft } from './benchmark-form';
import { importWords } from './benchmark-import';

const target: FigureDraft = {
  ...emptyDraft('target'),
  ...{ size: 'arr', population: '$5-20M', low: '110', high: '120,5 %', year: '2026', publisher: 'Our board' },
  document: 'Plan',
};

describe('a benchmark figure while it is written', () => {
  it('is written in percent and kept as a share; opened again it reads as it was written', () => {
    const { figure } = figureOfDraft(target);
    expect(figure).toMatchObject({
      ...{ low: 1.1, high: 1.205, median: null, population: 'ARR $5-20M' },
      size: { of: 'arr', from: 5_000_000, below: 20_000_000 },
    });
    expect(figure && draftOf(figure)).toEqual({ ...target, high: '120.5' });
  });

  it('of months is kept as it is; a peer has one figure, and publishes it itself where nobody else is named', () => {
    const peer = { ...emptyDraft('peer'), metric: 'expansion_payback_months' as const, population: 'Initech' };
    const { figure } = figureOfDraft({ ...peer, median: '4.5', low: '9', year: '2025', document: 'Report' });
    expect(figure).toMatchObject({ median: 4.5, low: null, publisher: 'Initech', size: null });
    expect(fieldNames(peer)).toMatchObject({ unit: 'months', low: null, high: null, population: 'Company' });
  });

  it('says what is wrong, and at which field', () => {
    const field = (part: Partial<FigureDraft>) => figureOfDraft({ ...target, ...part }).flaw?.field;
    expect(field({ low: 'ten' })).toBe('low');
    expect(field({ low: '130' })).toBe('high');
    expect(field({ low: '', high: '' })).toBe('median');
    expect(field({ population: 'mid-size' })).toBe('population');
    expect(field({ publisher: '' })).toBe('publisher');
    expect(field({ url: 'example.com' })).toBe('url');
    expect(field({})).toBeUndefined();
  });
});

describe('an import of figures in words', () => {
  const result = { file: 'own.csv', read: 3, new: 2, corrected: 0, unchanged: 0, rejected: 1, problems: [{}] };

  it('offers what can be written, and nothing where nothing can', () => {
    expect(importWords(result)).toMatchObject({
      title: 'own.csv: 2 figures to write',
      counts: '3 read, 2 new, 0 corrected, 0 unchanged, 1 rejected',
      keep: 'Import 2 figures without the rejected rows',
    });
    expect(importWords({ ...result, new: 0 })).toMatchObject({ title: 'own.csv: nothing to write', keep: null });
    expect(importWords({ ...result, new: 0, unchanged: 3, rejected: 0, problems: [] })).toMatchObject({
      title: 'own.csv: all of it is known already',
      keep: null,
      rest: null,
    });
  });
});
