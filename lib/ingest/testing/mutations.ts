/** Valid files of every kind, and seeded ways to damage them: the same seed damages in the same way. */
import { type Kind, kindFields, kinds } from '../fields';

/** A number below the given one; it looks random and is the same in every run. */
export type Chance = (below: number) => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

const written: readonly (readonly [kind: Kind, text: string])[] = [
  [
    'changes',
    'account_id,effective_on,product,quantity,unit_amount,status\na1,2025-01-01,Core,10,50.00,\n"a, 2",2025-02-01,"Co""re",3,"1,234.50",active\na1,2025-03-01,Core,,,ended\n',
  ],
  [
    'invoices',
    'account_id;period_start;period_end;amount\na1;2025-01-01;2026-01-01;1.234,50\nZoë;2025-01-01;2025-02-01;-5,00\n',
  ],
  ['accounts', 'account_id\tname\tsegment\na1\tAcme\tSMB\na2\tZoë\tENT\n'],
  ['mrr', 'customer,segment,2025-01,Feb 2025\na1,SMB,10.50,12\na2,ENT,,7\nTotal,,10.50,19\n'],
  ['mrr', 'Report of,2025\nCustomer,2025,\n,Jan,Feb\na1,10,12\na2,5,#N/A\nAll,15,12\n'],
  ['mrr', 'customer,month,mrr\na1,2025-01,5\na1,2025-02,6.5\n'],
  ['rates', 'month,currency,rate\n2025-01,EUR,1.08\n'],
];

const VALUES = {
  text: ['a1', 'Core', 'Zoë'],
  number: ['12.50', '3', '0'],
  date: ['2025-01-01', '2025-02-01', '2026-01-01'],
};
const sampleValue = (type: string, row: number): string => {
  if (type === 'number') return VALUES.number[row] ?? '';
  if (type === 'date') return VALUES.date[row] ?? '';
  if (type === 'month') return (VALUES.date[row] ?? '').slice(0, 7);
  return type === 'choice' ? 'active' : (VALUES.text[row] ?? '');
};

/** A file with every field of the kind by its own name. */
function fileOfKind(kind: Kind): string {
  const { fields } = kindFields[kind];
  const rows = [0, 1, 2].map((row) => fields.map(({ type }) => sampleValue(type, row)).join(','));
  return `${[fields.map(({ name }) => name).join(','), ...rows].join('\n')}\n`;
}

/** Every kind that there is, more than once where it comes in several shapes. */
export const originals: readonly (readonly [kind: Kind, text: string])[] = [
  ...written,
  ...kinds
    .filter((kind) => !written.some(([known]) => known === kind))
    .map((kind) => [kind, fileOfKind(kind)] as const),
];

const inserts = [
  ...['"', ',', ';', '\n', '\r', '\t', '\0', '\uFEFF', '€', '(', ')', '-', '1e9', 'NA', '\uD800', '9'.repeat(70)],
  ...['#REF!', '__proto__', '=1+1', '<c>', '</row>', '<!DOCTYPE x>', '&lol;', '{', ']', 'Total'],
];

function once(bytes: Buffer, chance: Chance): Buffer {
  const at = chance(bytes.length + 1);
  const until = Math.min(bytes.length, at + 1 + chance(12));
  switch (chance(6)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(until)]);
    case 1:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(inserts[chance(inserts.length)] ?? ''),
        bytes.subarray(at),
      ]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([chance(256)]), bytes.subarray(until)]);
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return Buffer.concat([bytes, bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, until), bytes.subarray(at)]);
  }
}

/** One to four times damaged: cut, overwritten, repeated, cut off. */
export function damaged(bytes: Buffer, chance: Chance): Buffer {
  let result = bytes;
  for (let times = 1 + chance(4); times > 0; times--) result = once(result, chance);
  return result;
}
