/** What the page says of foreign kinds is what their formats are. */
import { describe, expect, it } from 'vitest';
import { foreignKinds } from '@/lib/domain/foreign-kinds';
import { foreignFields } from '@/lib/ingest/formats/fields';
import { foreignKindWords, keepsForeignAttributes, statesOneDay } from '@/lib/view/import-foreign-words';
import { kindGroups } from '@/lib/view/import-words';

describe.each(foreignKinds)('%s', (kind) => {
  const fields = foreignFields[kind];

  it('is told as what it is', () => {
    expect(statesOneDay.has(kind)).toBe(fields.dataThrough === 'always');
    expect(keepsForeignAttributes.includes(kind)).toBe(fields.attributes !== undefined);
    expect(foreignKindWords[kind].statesRevenue).toBe(fields.states === 'revenue');
  });

  it('is offered once', () => {
    expect(kindGroups.filter(({ kinds }) => kinds.includes(kind))).toHaveLength(1);
  });

  it('says what each of its fields holds, and needs none that it has not', () => {
    const names = fields.fields.map(({ name }) => name);
    expect(Object.keys(fields.meanings).filter((name) => !names.includes(name))).toEqual([]);
    expect(fields.needs.flat().filter((name) => !names.includes(name))).toEqual([]);
  });
});
