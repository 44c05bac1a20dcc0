/** The weights that a workspace has chosen, as they travel, with every value they have had. */
import type { RiskName, SignalCategory, SignalName } from '@/lib/domain/signals/kinds';
import { canonicalChoices, type SignalChoices, signalSettings, withChoices } from '@/lib/domain/signals/settings';
import { readSignalChoices, signalChoicesHistory, writeSignalChoices } from '@/lib/store/signal-settings';
import { ledgerVersionOf } from '@/lib/store/workspaces';
import type { LedgerReader } from './ledger-view';
import { signalSettingsJson } from './queue-row';
import type { SignalSettingsJson } from './queue-shape';

export interface ChoicesJson {
  weights?: Partial<Record<SignalName, number>>;
  /** Days. */
  half_lives?: Partial<Record<SignalName, number>>;
  caps?: Partial<Record<SignalCategory, number>>;
  risks?: Partial<Record<RiskName, number>>;
  risk_line?: number;
  ready_line?: number;
}

export interface SignalSettingsReport {
  ledger_version: number;
  settings: SignalSettingsJson;
  /** What differs from the standard. */
  choices: ChoicesJson;
  history: { recorded_at: string; by: string | null; choices: ChoicesJson }[];
}

function choicesJson(choices: SignalChoices): ChoicesJson {
  const { halfLives, riskLine, readyLine, ...same } = canonicalChoices(choices);
  return {
    ...same,
    ...(halfLives !== undefined && { half_lives: halfLives }),
    ...(riskLine !== undefined && { risk_line: riskLine }),
    ...(readyLine !== undefined && { ready_line: readyLine }),
  };
}

/** What is not stated is left out. */
function choicesOf({ half_lives, risk_line, ready_line, ...same }: ChoicesJson): SignalChoices {
  return {
    ...same,
    ...(half_lives !== undefined && { halfLives: half_lives }),
    ...(risk_line !== undefined && { riskLine: risk_line }),
    ...(ready_line !== undefined && { readyLine: ready_line }),
  };
}

export async function signalSettingsReport({
  db,
  principal,
  workspaceId,
}: LedgerReader): Promise<SignalSettingsReport> {
  const choices = await readSignalChoices(db, principal, workspaceId);
  const history = await signalChoicesHistory(db, principal, workspaceId);
  return {
    ledger_version: await ledgerVersionOf(db, principal, workspaceId),
    settings: signalSettingsJson(signalSettings(choices)),
    choices: choicesJson(choices),
    history: history.map(({ recordedAt, by, choices: each }) => ({
      recorded_at: recordedAt.toISOString(),
      by,
      choices: choicesJson(each),
    })),
  };
}

/** `replace`: what is left out goes back to the standard; else it stays. */
export async function stateSignalSettings(
  reader: LedgerReader,
  stated: ChoicesJson,
  replace: boolean,
): Promise<SignalSettingsReport> {
  const { db, principal, workspaceId } = reader;
  await writeSignalChoices(db, principal, workspaceId, (choices) =>
    replace ? choicesOf(stated) : withChoices(choices, choicesOf(stated)),
  );
  return signalSettingsReport(reader);
}
