/** What is stated by hand beside changes and attributes, as lines of PostgreSQL's COPY text format. */
import type { HandRecord } from '@/lib/domain/by-hand';
import { formatDay } from '@/lib/domain/day';
import type { CopyText } from './copy-text';
import { headOf, NULL, type Place, textOrNull } from './encode';
import { type Hash, hashOf } from './identity';

/** What a row says, in the order of its table's content columns, and how many of these name it. */
function encoded(record: HandRecord, accountNo: number): { content: (string | null)[]; named: number } {
  const head = [String(accountNo), formatDay(record.onDay)];
  if (record.table === 'source_override')
    return { content: [...head, record.product, record.source, record.motion], named: 3 };
  const content = [...head, record.kind, record.churnReason, record.note];
  // There may be several notes of one day; why an account left is said once.
  return { content, named: record.kind === 'note' ? content.length : 3 };
}

/** Writes the record as a line; answers its identity, which is reused. */
export function encodeByHand(record: HandRecord, place: Readonly<Place>, out: CopyText): Readonly<Hash> {
  const { content, named } = encoded(record, place.accountNo);
  const identity = hashOf(JSON.stringify([record.table, ...content.slice(0, named)]));
  out.lines(`${headOf(place, identity, record.row, NULL)}${content.map(textOrNull).join('\t')}\n`);
  return identity;
}
