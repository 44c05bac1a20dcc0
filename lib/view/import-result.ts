/** What an import would change, or has changed: the finding, the counts, the figures before and after, the choices. */
import { arrMoney, dayText, NO_FIGURE, percent, points } from './format';
import { outcomeInWords } from './import-history';
import { count, counted } from './import-words';

export interface RunResult {
  read: number;
  new: number;
  unchanged: number;
  corrected: number;
  rejected: number;
}

export interface Standing {
  arr: number;
  accounts: number;
  nrr: number | null;
  grr: number | null;
  data_through: string | null;
}

export interface RunInput {
  status: 'running' | 'checked' | 'done' | 'rejected' | 'failed' | 'withdrawn';
  dry_run: boolean;
  file: string;
  result: RunResult | null;
  effect: { currency: string; before: Standing | null; after: Standing | null } | null;
  error: string | null;
}

/** One sentence, the card's title. */
export function findingOf(run: RunInput): string {
  if (run.status === 'failed') return run.dry_run ? 'The check broke off' : 'The import broke off; nothing was written';
  if (run.status === 'withdrawn') return `${run.file} is withdrawn; the figures are as if it had never been imported`;
  const result = run.result;
  if (result === null) return 'Nothing is known of this import';
  if (result.read === 0) return 'The file holds no rows';
  if (result.rejected > 0 && run.status !== 'done') {
    return result.rejected === result.read
      ? `None of the ${counted(result.read, 'row')} can be read as it stands`
      : `${count(result.rejected)} of ${counted(result.read, 'row')} cannot be read as they stand`;
  }
  const stored = result.new + result.corrected;
  if (stored === 0) return run.dry_run ? 'Nothing would change' : 'Nothing changed: all of it was already here';
  return run.dry_run ? dryFinding(run, stored) : `${counted(stored, 'row')} imported`;
}

function dryFinding(run: RunInput, stored: number): string {
  const before = run.effect?.before ?? null;
  const after = run.effect?.after ?? null;
  if (after === null || after.nrr === null) return `${counted(stored, 'row')} would be imported`;
  if (before === null || before.nrr === null) return `NRR would read ${percent(after.nrr)}`;
  if (percent(before.nrr) === percent(after.nrr)) return `NRR would stay at ${percent(after.nrr)}`;
  return `NRR would go from ${percent(before.nrr)} to ${percent(after.nrr)}`;
}

/** "3,769 rows read: 3,700 new, 60 corrected. Nothing has been written." */
export function countsSentence(run: RunInput): string {
  const result = run.result;
  if (result === null) return '';
  const counts = `${counted(result.read, 'row')} read: ${outcomeInWords(result)}.`;
  if (run.status === 'done') return counts;
  if (run.status === 'withdrawn') return `${counts} None of it counts any more.`;
  return `${counts} Nothing has been written.`;
}

export interface CountTile {
  key: 'new' | 'corrected' | 'unchanged' | 'rejected';
  label: string;
  value: string;
  /** Rejected rows are the one count that is bad in itself. */
  bad: boolean;
}

export const countTiles = (result: RunResult): CountTile[] =>
  (['new', 'corrected', 'unchanged', 'rejected'] as const).map((key) => ({
    key,
    label: key.charAt(0).toUpperCase() + key.slice(1),
    value: count(result[key]),
    bad: key === 'rejected' && result[key] > 0,
  }));

export interface EffectRow {
  key: 'arr' | 'accounts' | 'nrr' | 'grr' | 'through';
  label: string;
  before: string;
  after: string;
  change: string;
  /** Why a figure is missing. */
  reason: string | null;
}

const noBase = 'No account was active twelve months before, so there is no rate yet.';

function ratioRow(key: 'nrr' | 'grr', label: string, before: Standing | null, after: Standing | null): EffectRow {
  const from = before?.[key] ?? null;
  const to = after?.[key] ?? null;
  return {
    key,
    label,
    before: percent(from),
    after: percent(to),
    change: from === null || to === null ? '' : points(to - from),
    reason: to === null && after !== null ? noBase : null,
  };
}

function signed(difference: number, shown: (size: number) => string): string {
  if (difference === 0) return 'unchanged';
  return `${difference > 0 ? '+' : '−'}${shown(difference > 0 ? difference : -difference)}`;
}

/** ARR, accounts, NRR, GRR and data-through, before and after; empty where the run worked out no figures. */
export function effectRows(effect: RunInput['effect']): EffectRow[] {
  if (effect === null || effect.after === null) return [];
  const { before, after, currency } = effect;
  const money = (minor: number) => arrMoney(minor, currency);
  const day = (value: string | null | undefined) => (value ? dayText(value) : NO_FIGURE);
  const amount = (key: 'arr' | 'accounts', label: string, shown: (value: number) => string): EffectRow => ({
    key,
    label,
    before: before === null ? NO_FIGURE : shown(before[key]),
    after: shown(after[key]),
    change: before === null ? '' : signed(after[key] - before[key], shown),
    reason: null,
  });
  return [
    ratioRow('nrr', 'NRR, 12 months', before, after),
    ratioRow('grr', 'GRR, 12 months', before, after),
    amount('arr', 'ARR', money),
    amount('accounts', 'Active accounts', count),
    {
      key: 'through',
      label: 'Data through',
      before: day(before?.data_through),
      after: day(after.data_through),
      change: '',
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
  if (!run.dry_run || result === null || run.status === 'failed' || run.status === 'running') {
    return { commit: null, mend: false, nothing: null };
  }
  const good = result.read - result.rejected;
  if (result.read === 0) return { commit: null, mend: true, nothing: 'There is nothing to import.' };
  if (good === 0) return { commit: null, mend: true, nothing: 'No row is good, so there is nothing to keep.' };
  if (result.rejected > 0) {
    return { commit: { label: `Keep the ${counted(good, 'good row')}`, keepGood: true }, mend: true, nothing: null };
  }
  if (result.new + result.corrected === 0) {
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
