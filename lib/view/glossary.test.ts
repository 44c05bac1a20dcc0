import { expect, it } from 'vitest';
import { glossaryCount, prepareGlossary } from './glossary';

const nrr = {
  slug: 'nrr',
  name: 'Net revenue retention',
  unit: 'ratio',
  good: 'up' as const,
  formula: 'ARR today ÷ their ARR then.',
  inputs: ['start_arr', 'gone'],
  note: '',
  section: 5,
};
const start = { ...nrr, slug: 'start_arr', name: 'Starting ARR', unit: 'money', good: null, inputs: [], section: 3 };

it('has every figure under its part of the definitions, with what it is made of', () => {
  const groups = prepareGlossary([nrr, start], '');
  expect(groups.map(({ title, rows }) => [title, rows.map(({ slug }) => slug)])).toEqual([
    ['Movements', ['start_arr']],
    ['Retention', ['nrr']],
  ]);
  expect(groups[1]?.rows[0]).toMatchObject({
    reading: 'In %, more is better',
    inputs: [{ slug: 'start_arr', name: 'Starting ARR' }],
  });
  expect(groups[0]?.rows[0]?.reading).toBe('Money');
  expect(glossaryCount(groups, 2)).toBe('2 figures');
});

it('is searched by every word, in names and formulas', () => {
  expect(prepareGlossary([nrr, start], 'arr STARTING').map(({ title }) => title)).toEqual(['Movements']);
  expect(prepareGlossary([nrr, start], 'churned')).toEqual([]);
  expect(glossaryCount(prepareGlossary([nrr, start], 'starting'), 2)).toBe('1 of 2 figures');
});

it('finds gross retention by the longer name that pages give it', () => {
  const grr = { ...nrr, slug: 'grr', name: 'Gross retention', formula: 'Each counted with no more than it paid.' };
  const [group] = prepareGlossary([nrr, grr], 'gross revenue retention');
  expect(group?.rows.map(({ slug }) => slug)).toEqual(['grr']);
});
