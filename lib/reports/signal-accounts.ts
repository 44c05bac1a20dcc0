/** Whose the signals of accounts are that the ledger does not know: said, listed, taken back. */
import { listSignalAccounts, markSignalAccount, type SignalAccountChoice } from '@/lib/store/signal-accounts';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import type { LedgerReader } from './ledger-view';

export interface SignalAccounts {
  ledger_version: number;
  marks: { account: string; read_as: string | null; made_by: string; made_at: string }[];
}

export async function signalAccountsNow({ db, principal, workspaceId }: LedgerReader): Promise<SignalAccounts> {
  const marks = await listSignalAccounts(db, principal, workspaceId);
  return {
    ledger_version: await ledgerVersionOf(db, principal, workspaceId),
    marks: marks.map(({ account, readAs, madeBy, madeAt }) => ({
      account,
      read_as: readAs,
      made_by: madeBy,
      made_at: madeAt.toISOString(),
    })),
  };
}

/** @throws UnknownSignalAccount where an account is not there, or is meant by several */
export async function stateSignalAccount(
  reader: LedgerReader,
  account: string,
  choice: SignalAccountChoice,
): Promise<SignalAccounts> {
  await markSignalAccount(reader.db, reader.principal, reader.workspaceId, account, choice);
  return signalAccountsNow(reader);
}
