/** The columns that are no field: attributes of accounts, totals, the front of a rejects file. */
import { accountAttributes, foreignOf, type Kind } from './fields';
import { attributeHeader } from './formats/foreign';
import { rejectColumnCount } from './mapping';
import type { AttributeColumnPlan } from './plan';
import { normalHeader } from './similarity';
import { isTotals } from './totals';

/** 'ARR band' → 'arr_band'; '' where nothing is left. */
export const slugOf = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');

export interface LeftOver {
  attributes: AttributeColumnPlan[];
  /** Headers of columns that nothing reads. */
  ignored: string[];
}

/** Sorts the columns that no field took. Accounts, MRR sheets and some foreign kinds have attributes. */
export function leftOverColumns(
  kind: Kind,
  headers: readonly string[],
  mapping: Readonly<Record<string, number>>,
  months: ReadonlySet<number>,
): LeftOver {
  const result: LeftOver = { attributes: [], ignored: [] };
  const slugs = new Set<string>();
  const attribute = (index: number, slug: string) => {
    if (slugs.has(slug)) return false;
    slugs.add(slug);
    result.attributes.push({ index, slug });
    return true;
  };
  const foreign = foreignOf(kind)?.attributes;
  const namesThem = kind === 'accounts' || kind === 'mrr';
  const takesAttributes = namesThem || foreign !== undefined;
  const left = new Set(foreign?.except.map(normalHeader));
  for (const { name } of namesThem ? accountAttributes : []) {
    const index = mapping[name];
    if (index !== undefined) attribute(index, name);
  }
  const taken = new Set([...Object.values(mapping), ...months]);
  for (let index = rejectColumnCount(headers); index < headers.length; index++) {
    const header = headers[index] ?? '';
    if (taken.has(index) || header.trim() === '') continue;
    const slug = slugOf(attributeHeader(header));
    const isRead =
      takesAttributes && !left.has(normalHeader(header)) && slug !== '' && !isTotals(header) && attribute(index, slug);
    if (!isRead) result.ignored.push(header);
  }
  return result;
}
