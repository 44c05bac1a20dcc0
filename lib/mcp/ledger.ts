/** The ledger that tools are asked of: the workspace as it stands at each call, its views kept between them. */
import { currencyExponent } from '@/lib/domain/money';
import { type LedgerReader, type LedgerView, LedgerViews } from '@/lib/reports/ledger-view';
import type { ReportQuery } from '@/lib/reports/query';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { currentWorkspace, type Workspace } from '@/lib/store/workspaces';

/** What cannot be answered as things are, in words for whoever asked. */
export class ToolRefusal extends Error {}

export class Ledger {
  private readonly views = new LedgerViews();

  constructor(
    readonly store: Store,
    readonly principal: Principal,
  ) {}

  async workspace(): Promise<Workspace> {
    const workspace = await currentWorkspace(this.store, this.principal);
    if (!workspace) throw new ToolRefusal('The ledger is empty. Import a file first: ratchet import FILE.');
    return workspace;
  }

  async reader(): Promise<LedgerReader> {
    const { id } = await this.workspace();
    return { db: this.store.pool, principal: this.principal, workspaceId: id };
  }

  async view(query?: ReportQuery): Promise<LedgerView> {
    return this.views.get(await this.reader(), query);
  }
}

/** What every answer says of where its figures come from. */
export function provenanceOf(view: LedgerView): object {
  const exponent = currencyExponent(view.currency) ?? 0;
  return {
    currency: view.currency,
    money: `Whole smallest units of ${view.currency}: divide by ${10 ** exponent} (exponent ${exponent}). Fields that end in _text say the same in words. ARR unless a field says otherwise.`,
    money_exponent: exponent,
    data_through: view.dataThrough,
    as_of: view.asOf,
    ledger_version: view.version,
  };
}
