/** The order in which dated rows of accounts are listed: by day, then account id; rows of one account and day as they come. */
import type { Day } from './day';

interface Dated {
  on: Day;
  account: string;
}

export function byDayAndAccount(a: Dated, b: Dated): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.account === b.account ? 0 : a.account < b.account ? -1 : 1;
}
