/** Changes and customers as formats of other systems state them: all that such a file leaves unsaid is left out. */
import type { AccountRecord, ChangeRecord } from '../../domain/records';
import { DEFAULT_PRODUCT } from '../format';

type Stated = Pick<ChangeRecord, 'accountId' | 'effectiveDay' | 'itemId' | 'amountMinor' | 'currency' | 'row'>;

/** Monthly, of a core product, without what is not stated; active unless its amount is 0. */
export const changeOf = (stated: Stated & Partial<ChangeRecord>): ChangeRecord => ({
  changeId: null,
  product: DEFAULT_PRODUCT,
  kind: 'core',
  plan: null,
  quantityMicro: null,
  unitAmount: null,
  intervalUnit: 'month',
  intervalCount: 1,
  status: stated.amountMinor === 0 ? 'ended' : 'active',
  source: null,
  cause: null,
  motion: null,
  renewsDay: null,
  autoRenew: null,
  recordedAt: null,
  ...stated,
});

interface Told {
  account: AccountRecord;
  /** The later one of a customer's rows wins, whatever the order of rows; ties go to the greater id. */
  order: number;
  id: string;
}

/** A customer that several rows tell of becomes one account: name and each attribute from the latest row that has one. */
export class Customers {
  private readonly told = new Map<string, Told[]>();

  add(account: AccountRecord, order: number, id: string): void {
    const rows = this.told.get(account.accountId);
    if (rows === undefined) this.told.set(account.accountId, [{ account, order, id }]);
    else rows.push({ account, order, id });
  }

  *accounts(): Generator<AccountRecord> {
    for (const rows of this.told.values()) {
      rows.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
      const [first, ...later] = rows;
      if (first === undefined) continue;
      yield later.reduce((merged, { account }) => joined(merged, account), first.account);
    }
  }
}

const joined = (merged: AccountRecord, account: AccountRecord): AccountRecord => ({
  ...account,
  name: account.name ?? merged.name,
  startedDay: earlier(merged.startedDay, account.startedDay),
  attributes: { ...merged.attributes, ...account.attributes },
  row: Math.min(merged.row, account.row),
});

const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
