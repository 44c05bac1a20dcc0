import { describe, expect, it } from 'vitest';
import { formOf, prepareReference, type ReferenceOperation, referenceCount, referenceHref } from './reference';
import { clientCode } from './reference-clients';

const parameter = (name: string) =>
  ({ name, place: 'query', required: false, form: 'text', description: `of ${name}` }) as const;

const operation = (id: string, own: readonly string[]): ReferenceOperation => ({
  id,
  group: 'Reports',
  method: 'GET',
  path: `/api/v1/reports/${id}`,
  summary: `What ${id} says`,
  description: '',
  parameters: ['grid', 'from', ...own].map(parameter),
  refusals: [],
  samples: { curl: '', typescript: '', python: '' },
  answer: null,
  media: 'text/csv',
});

const all = ['a', 'b', 'c', 'd', 'e'].map((id) => operation(id, id === 'e' ? ['limit'] : []));

describe('the reference', () => {
  it('tells once what all operations of a group take, also where few of them are found', () => {
    const [group] = prepareReference(all, '');
    expect(group?.shared.map(({ name }) => name)).toEqual(['grid', 'from']);
    expect(group?.operations.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([
      [],
      [],
      [],
      [],
      ['limit'],
    ]);
    const [found] = prepareReference(all, 'REPORTS/e says');
    expect(found?.operations.map(({ id }) => id)).toEqual(['e']);
    expect(found?.shared).toHaveLength(2);
    expect(referenceCount(prepareReference(all, 'reports/e'), 5)).toBe('1 of 5 operations');
    expect(prepareReference(all, 'nothing of it')).toEqual([]);
  });

  it('says what a value may be in words', () => {
    expect(formOf({ type: 'string', enum: ['week', 'month', 'year'] })).toBe('week, month or year');
    expect(formOf({ type: 'integer', minimum: 0, maximum: 366 })).toBe('a whole number from 0 to 366');
    expect(formOf({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER })).toBe('a whole number from 1');
    expect(formOf({ anyOf: [{ const: 'all' }, { type: 'integer', minimum: 1 }, { type: 'null' }] })).toBe(
      'all or a whole number from 1',
    );
    expect(formOf({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' })).toBe('a day, YYYY-MM-DD');
  });

  it('keeps what was searched when the language changes', () => {
    expect(referenceHref({ q: 'rows in', client: 'python' }, 'post_changes')).toBe(
      '/reference?q=rows+in&client=python#post_changes',
    );
  });
});

describe('client code', () => {
  const request = {
    method: 'POST',
    url: 'http://127.0.0.1:3000/api/v1/accounts',
    headers: { 'Idempotency-Key': 'k' },
    rows: [{ name: "O'Hara" }],
    isFile: false,
  };

  it('quotes a name with an apostrophe for the shell', () => {
    expect(clientCode('curl', request)).toContain(`"O'\\''Hara"`);
    expect(clientCode('curl', request)).toContain(`--header 'Idempotency-Key: k'`);
  });

  it('reads as a program of its own in each language', () => {
    expect(clientCode('typescript', request)).toContain("method: 'POST'");
    expect(clientCode('python', request)).toContain('method="POST"');
    expect(clientCode('typescript', { ...request, method: 'GET', rows: null, headers: {} })).toContain(
      "fetch('http://127.0.0.1:3000/api/v1/accounts')",
    );
  });
});
