import { describe, expect, it } from 'vitest';
import { fieldsOf } from './field-meanings';
import { kinds } from './fields';

describe('meanings of fields', () => {
  it.each(kinds)('says what each field of %s holds', (kind) => {
    for (const { field, meaning } of fieldsOf(kind)) expect(meaning, field).not.toBe(field);
  });

  it('requires what the format requires, and neither of two that stand for each other', () => {
    const required = fieldsOf('changes').filter((field) => field.required);
    expect(required.map((field) => field.field)).toEqual(['account_id', 'effective_on', 'product']);
  });
});
