import { describe, expect, it } from 'vitest';
import { type ImportOptions, importText } from './testing/files';

/** Numbers that look random and are the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

const originals: [ImportOptions['kind'], string][] = [
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
  ['mrr', 'customer,month,mrr\na1,2025-01,5\na1,2025-02,6.5\n'],
  ['rates', 'month,currency,rate\n2025-01,EUR,1.08\n'],
];

const inserts = [
  '"',
  ',',
  ';',
  '\n',
  '\r',
  '\t',
  '\0',
  '\uFEFF',
  '€',
  '(',
  ')',
  '-',
  '1e9',
  'NA',
  '\uD800',
  '9'.repeat(70),
];

function mutate(bytes: Buffer, random: (below: number) => number): Buffer {
  const at = random(bytes.length + 1);
  const until = Math.min(bytes.length, at + 1 + random(12));
  switch (random(6)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(until)]);
    case 1:
      return Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(inserts[random(inserts.length)] ?? ''),
        bytes.subarray(at),
      ]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(until)]);
    case 3:
      return bytes.subarray(0, at);
    case 4:
      return Buffer.concat([bytes, bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, until), bytes.subarray(at)]);
  }
}

describe('damaged files', { timeout: 60_000 }, () => {
  it('600 mutations of six files: every one is read or answered, and no amount is unsafe', async () => {
    const random = sequence(20_260_301);
    for (let round = 0; round < 600; round++) {
      const [kind, text] = originals[round % originals.length] ?? ['changes', ''];
      let bytes = Buffer.from(text);
      for (let times = 1 + random(4); times > 0; times--) bytes = Buffer.from(mutate(bytes, random));
      const { result, problems, changes, lines } = await importText(bytes, round % 2 === 0 ? { kind } : {});
      const about = JSON.stringify(bytes.toString('latin1'));
      if (result === null) expect(problems.length, about).toBeGreaterThan(0);
      else expect(result.read, about).toBe(result.accepted + result.rejected);
      for (const { message, remedy } of problems) expect(message.includes('{') || remedy === '', about).toBe(false);
      for (const { amountMinor } of [...changes, ...lines]) expect(Number.isSafeInteger(amountMinor), about).toBe(true);
    }
  });
});
