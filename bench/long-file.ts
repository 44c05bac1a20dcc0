/** Writes a canonical changes file of any length, a piece at a time: as a company's log, day after day over ten years. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { addMonths, formatDay, parseDay } from '@/lib/domain/day';
import { changeFileColumns } from './changes-file';

const FIRST = parseDay('2016-01-01')!;
const MONTHS = 120;
export const LONG_FILE_THROUGH = formatDay(addMonths(FIRST, MONTHS) - 1);
const ROWS_A_CHUNK = 10_000;
const products = ['Core', 'Seats', 'Analytics', 'Hosting'] as const;
const plans = ['Basic', 'Team', 'Pro'] as const;

/** Rows of about 75 bytes until the file has `bytes`, each of the accounts in its turn. Answers how many rows it has. */
export async function writeLongFile(path: string, bytes: number, accounts = 100_000): Promise<number> {
  const rows = Math.ceil(bytes / 75);
  const days = addMonths(FIRST, MONTHS) - FIRST;
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  const put = async (text: string): Promise<number> => {
    if (!file.write(text)) await once(file, 'drain');
    return text.length;
  };
  let written = await put(`${changeFileColumns.join(',')}\n`);
  let row = 0;
  do {
    let chunk = '';
    for (const end = row + Math.min(ROWS_A_CHUNK, rows); row < end; row += 1) {
      // Every account once before any comes again, in an order that jumps about among them.
      const account = (row * 7919) % accounts;
      const turn = Math.floor(row / accounts);
      const day = formatDay(FIRST + Math.min(days - 1, Math.floor((row / rows) * days)));
      const unit = 900 + ((account * 37 + turn * 101) % 5000);
      const quantity = 1 + ((account + turn * 3) % 40);
      const product = products[turn % products.length]!;
      const plan = plans[(account + turn) % plans.length]!;
      const money = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
      chunk += `acct-${String(account).padStart(8, '0')},${day},${product},core,${plan},${quantity},${money(unit)},${money(unit * quantity)},month,USD,active\n`;
    }
    written += await put(chunk);
  } while (written < bytes);
  file.end();
  await once(file, 'finish');
  return row;
}
