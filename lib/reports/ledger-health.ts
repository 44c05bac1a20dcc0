/** Whether the ledger is whole, and what it holds: what `ratchet check` says, and the settings page shows. */
import type { Contradiction } from '@/lib/domain/contradictions';
import { type Day, formatDay } from '@/lib/domain/day';
import { checkStore, type Finding } from '@/lib/store/check';
import { holdings } from '@/lib/store/holdings';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';
import { deniedPieces } from './health-findings';
import type { LedgerView } from './ledger-view';
import { withPauses } from './pauses';
import { addsUp } from './reports';

export interface LedgerCheck {
  /** Every reference holds, and the ledger adds up. */
  whole: boolean;
  /** Start + movements = end for every month; null while there is nothing to add up. */
  conservation: boolean | null;
  findings: Finding[];
  /** Stated sources that the numbers deny. */
  contradictions: (Omit<Contradiction, 'day'> & { on: Day })[];
}

export async function checkLedger(
  store: Store,
  principal: Principal,
  workspaceId: number,
  view: LedgerView,
): Promise<LedgerCheck> {
  const findings = await checkStore(store, principal, workspaceId);
  const conservation = addsUp(view);
  const { basis } = view;
  return {
    whole: findings.length === 0 && conservation !== false,
    conservation,
    findings,
    contradictions: basis
      ? (await withPauses(deniedPieces(basis))).map(({ day, ...rest }) => ({ ...rest, on: formatDay(day) }))
      : [],
  };
}

export interface LedgerHealth extends LedgerCheck {
  ledger_version: number;
  holdings: {
    accounts: number;
    records: { table: string; rows: number }[];
    imports: number;
    audit: number;
  };
  database: { kind: 'embedded' | 'server'; bytes: number; folder: string | null };
}

export async function ledgerHealth(
  store: Store,
  principal: Principal,
  workspaceId: number,
  view: LedgerView,
): Promise<LedgerHealth> {
  const { databaseBytes, ...held } = await holdings(store, principal, workspaceId);
  return {
    ...(await checkLedger(store, principal, workspaceId, view)),
    ledger_version: view.version,
    holdings: held,
    database: {
      kind: store.kind,
      bytes: databaseBytes,
      folder: store.kind === 'embedded' ? store.dataDir : null,
    },
  };
}
