/** What an import would change, or has changed: the finding, the counts, the figures before and after, the choices. */

import type { Standing } from '@/lib/domain/report';
import { arrMoney, dayText, percent, points } from './format';
import { countsChanges } from './import-foreign-words';
import type { MonthEffect } from './import-months';
import { count, counted } from './import-words';

export interface RunResult {
  read: number;
  new: number;
  unchanged: number;
  corrected: number;
  rejected: number;
  /** Records of earlier files that a complete one no longer states. */
  withdrawn: number;
  /** Accounts met for the first time. */
  accounts_new: number;
  problems: readonly { severity: 'error' | 'warning' | 'notice'; row: number | null; file: string; message: string }[];
}

export interface Effect {
  currency: string;
  before: Standing | null;
  after: Standing | null;
  months: readonly MonthEffect[];
}

export interface RunInput {
  status: 'running' | 'checked' | 'done' | 'rejected' | 'failed' | 'withdrawn' | 'cancelled';
  dry_run: boolean;
  kind: string;
  file: string;
  result: RunResult | null;
  effect: Effect | null;
  error: string | null;
}

/** What is stored of a file: more than it has rows where each states several months, or its customer as well. */
function stored(run: RunInput, total: number): string {
  if (total > (run.result?.read ?? 0)) return counted(total, 'record');
  return counted(total, countsChanges.has(run.kind) ? 'change' : 'row');
}

/** One sentence, the card's title. */
export function findingOf(run: RunInput): string {
  if (run.status === 'failed') return run.dry_run ? 'The check broke off' : 'The import broke off; nothing was written';
  if (run.status === 'cancelled') return run.dry_run ? 'The check was cancelled' : `${run.file} was cancelled`;
  if (run.status === 'withdrawn') return `${run.file} is withdrawn`;
  const result = run.result;
  if (result === null) return 'Nothing is known of this import';
  if (result.read === 0) {
    return result.problems.some(({ severity }) => severity === 'error')
      ? 'The file cannot be read as it is'
      : 'The file holds no rows';
  }
  if (result.rejected > 0 && run.status !== 'done') {
    return result.rejected === result.read
      ? `None of the ${counted(result.read, 'row')} can be read as it stands`
      : `${count(result.rejected)} of ${counted(result.read, 'row')} cannot be read as they stand`;
  }
  if (run.status === 'rejected') {
    const why = standsAgainst(result);
    if (why !== null) return `${run.dry_run ? 'Not yet' : 'Nothing was imported'}: ${why}`;
  }
  const total = result.new + result.corrected;
  if (total === 0 && result.withdrawn > 0) {
    return `${counted(result.withdrawn, 'record')} ${run.dry_run ? 'would be withdrawn' : 'withdrawn'}`;
  }
  if (total === 0) return run.dry_run ? 'Nothing would change' : 'Nothing changed: all of it was already here';
  return run.dry_run ? dryFinding(run, total) : `${stored(run, total)} imported`;
}

/** What stands against the file as a whole although each of its rows is good; null: nothing. */
function standsAgainst({ problems }: RunResult): string | null {
  const found = problems.find(({ severity, row }) => severity === 'error' && row === null);
  if (!found) return null;
  const place = `${found.file}: `;
  return found.message.startsWith(place) ? found.message.slice(place.length) : found.message;
}

/** Counts say something of it: what stands against the file as a whole leaves nothing to count. */
export const tells = ({ status, result }: Pick<RunInput, 'status' | 'result'>): boolean =>
  result !== null && (status !== 'rejected' || standsAgainst(result) === null);

function dryFinding(run: RunInput, total: number): string {
  const before = run.effect?.before ?? null;
  const after = run.effect?.after ?? null;
  if (after === null || after.nrr === null) return `${stored(run, total)} would be imported`;
  if (before === null || before.nrr === null) return `NRR would read ${percent(after.nrr)}`;
  if (percent(before.nrr) === percent(after.nrr)) return `NRR would stay at ${percent(after.nrr)}`;
  return `NRR would go from ${percent(before.nrr)} to ${percent(after.nrr)}`;
}

/** The rows are in, and the figures with them are still being worked out. */
export const awaitsFigures = (run: Pick<RunInput, 'status' | 'effect'> & { progress: { phase: string } }): boolean =>
  run.status === 'done' && run.effect === null && run.progress.phase !== 'done';

/** What a screen reader is told once a run has ended. */
export const spokenResult = (run: RunInput): string => `${findingOf(run)}. ${runSentence(run)}`;

/** Data-through with the move it makes; empty where the run worked out no figures. */
function dataThroughSentence(effect: RunInput['effect']): string {
  const to = effect?.after?.data_through ?? null;
  const from = effect?.before?.data_through ?? null;
  if (to === null) return '';
  return from === null || from === to
    ? `Data through ${dayText(to)}.`
    : `Data through moves from ${dayText(from)} to ${dayText(to)}.`;
}

/** "3,769 rows read. Data through 13 Jun 2016. Nothing has been written." */
export function runSentence(run: RunInput): string {
  if (run.status === 'cancelled') return 'Nothing was written.';
  if (run.status === 'withdrawn') return 'The figures are as if it had never been imported.';
  if (run.result === null) return '';
  const parts = [`${counted(run.result.read, 'row')} read from ${run.file}.`, dataThroughSentence(run.effect)];
  if (run.status !== 'done') parts.push('Nothing has been written.');
  return parts.filter((part) => part !== '').join(' ');
}

export interface CountTile {
  key: 'new' | 'corrected' | 'unchanged' | 'rejected' | 'withdrawn' | 'accounts';
  label: string;
  value: string;
  /** Rejected rows are the one count that is bad in itself. */
  bad: boolean;
}

export type Counts = Omit<RunResult, 'problems' | 'read'>;

const rowWords = {
  new: 'New',
  corrected: 'Corrected',
  unchanged: 'Unchanged',
  rejected: 'Rejected',
} as const;

/** Every record of the file is in exactly one of the first four; records withdrawn are none of it, accounts neither. */
export function countTiles(counts: Counts): CountTile[] {
  const tiles: CountTile[] = (['new', 'corrected', 'unchanged', 'rejected'] as const).map((key) => ({
    key,
    label: rowWords[key],
    value: count(counts[key]),
    bad: key === 'rejected' && counts[key] > 0,
  }));
  if (counts.withdrawn > 0) {
    tiles.push({ key: 'withdrawn', label: 'Withdrawn', value: count(counts.withdrawn), bad: false });
  }
  if (counts.accounts_new > 0) {
    tiles.push({ key: 'accounts', label: 'New accounts', value: count(counts.accounts_new), bad: false });
  }
  return tiles;
}

export interface EffectFigure {
  key: 'nrr' | 'grr' | 'arr' | 'accounts';
  label: string;
  /** What is counted: "12 months", "AUD". */
  of: string;
  value: string;
  /** What it was: "was 98.2%, +2.3 pt". */
  caption: string;
  /** Why there is no figure. */
  reason: string | null;
}

const noBase = 'No account was active twelve months before, so there is no rate yet.';
const noneBefore = 'no figure before';

/** A move too small for its digit is told as one, not as none. */
const movedWords = (moved: number): string => {
  const text = points(moved);
  return Number.parseFloat(text) === 0 ? `under 0.1 pt ${moved < 0 ? 'down' : 'up'}` : text;
};

function ratioFigure(key: 'nrr' | 'grr', before: Standing | null, after: Standing): EffectFigure {
  const from = before?.[key] ?? null;
  const to = after[key];
  const same = from !== null && to !== null && percent(from) === percent(to);
  const moved = from === null || to === null ? '' : `, ${movedWords(to - from)}`;
  return {
    key,
    label: key.toUpperCase(),
    of: '12 months',
    value: percent(to),
    caption: from === null ? noneBefore : same ? 'as it was' : `was ${percent(from)}${moved}`,
    reason: to === null ? noBase : null,
  };
}

function amountCaption(from: number | null, to: number, shown: (value: number) => string): string {
  if (from === null) return noneBefore;
  if (from === to) return 'as it was';
  const change = to > from ? `+${shown(to - from)}` : `−${shown(from - to)}`;
  return `was ${shown(from)}, ${change}`;
}

/** NRR, GRR, ARR and accounts as they would be, or are, with what they were; empty where none were worked out. */
export function effectFigures(effect: RunInput['effect']): EffectFigure[] {
  if (effect === null || effect.after === null) return [];
  const { before, after, currency } = effect;
  const money = (minor: number) => arrMoney(minor, currency);
  return [
    ratioFigure('nrr', before, after),
    ratioFigure('grr', before, after),
    {
      key: 'arr',
      label: 'ARR',
      of: currency,
      value: money(after.arr),
      caption: amountCaption(before?.arr ?? null, after.arr, money),
      reason: null,
    },
    {
      key: 'accounts',
      label: 'Accounts',
      of: 'active',
      value: count(after.accounts),
      caption: amountCaption(before?.accounts ?? null, after.accounts, count),
      reason: null,
    },
  ];
}

/** What the user can do with a finished check. Rejected rows are never passed over without being asked. */
export interface NextSteps {
  commit: { label: string; keepGood: boolean } | null;
  /** Some rows were refused: mending the file is the other way. */
  mend: boolean;
  /** Why there is nothing to import. */
  nothing: string | null;
}

export function nextSteps(run: RunInput): NextSteps {
  const result = run.result;
  if (
    !run.dry_run ||
    result === null ||
    run.status === 'failed' ||
    run.status === 'running' ||
    run.status === 'cancelled'
  ) {
    return { commit: null, mend: false, nothing: null };
  }
  const good = result.read - result.rejected;
  if (result.read === 0) return { commit: null, mend: true, nothing: 'There is nothing to import.' };
  if (good === 0) return { commit: null, mend: true, nothing: 'No row is good, so there is nothing to keep.' };
  if (run.status === 'rejected' && standsAgainst(result) !== null) return { commit: null, mend: true, nothing: null };
  if (result.rejected > 0) {
    return { commit: { label: `Keep the ${counted(good, 'good row')}`, keepGood: true }, mend: true, nothing: null };
  }
  if (result.new + result.corrected + result.withdrawn === 0) {
    const moved = run.effect?.after?.data_through ?? null;
    if (moved !== null && moved !== run.effect?.before?.data_through) {
      const label = `Import, and move data through to ${dayText(moved)}`;
      return { commit: { label, keepGood: false }, mend: false, nothing: null };
    }
    return {
      commit: null,
      mend: false,
      nothing: 'Every row of this file is already in the ledger, so nothing would change.',
    };
  }
  return { commit: { label: `Import ${counted(good, 'row')}`, keepGood: false }, mend: false, nothing: null };
}

/** How rejected rows come in after all. */
export const mendWords =
  'Download the rejected rows, mend them in any spreadsheet and drop the file here: it is read with the same choices.';
