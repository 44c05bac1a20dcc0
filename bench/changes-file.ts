/** Writes a part of the big ledger as a canonical changes file, as a company would import it. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { formatDay } from '@/lib/domain/day';
import { changeKinds, changeStatuses } from '@/lib/domain/records';
import { accountId, type BigLedger, lineProducts, planNames } from './big-ledger';

export const changeFileColumns = [
  'account_id',
  'effective_on',
  'product',
  'kind',
  'plan',
  'quantity',
  'unit_amount',
  'amount',
  'interval',
  'currency',
  'status',
] as const;

const ROWS_A_CHUNK = 20_000;
const intervalNames = ['month', 'year'] as const;

const decimal = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

/** Writes rows `from` up to, not including, `to`, with a header. */
export async function writeChangesFile(ledger: BigLedger, from: number, to: number, path: string): Promise<void> {
  const { account, effectiveDay, item, kind, status, amountMinor, interval } = ledger.records.changes;
  const file = createWriteStream(path);
  const put = async (text: string): Promise<void> => {
    if (!file.write(text)) await once(file, 'drain');
  };
  await put(`${changeFileColumns.join(',')}\n`);
  for (let first = from; first < to; first += ROWS_A_CHUNK) {
    let chunk = '';
    for (let row = first; row < Math.min(first + ROWS_A_CHUNK, to); row += 1) {
      const number = account[row]!;
      const amount = decimal(amountMinor[row]!);
      const product = lineProducts[item[row]! % lineProducts.length]!;
      const day = formatDay(effectiveDay[row]!);
      chunk += `${accountId(number)},${day},${product},${changeKinds[kind[row]!]},${planNames[number % planNames.length]},1,${amount},${amount},${intervalNames[interval[row]!]},USD,${changeStatuses[status[row]!]}\n`;
    }
    await put(chunk);
  }
  file.end();
  await once(file, 'finish');
}
