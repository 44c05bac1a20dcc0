/** What the command line says of an import. */
import type { ImportOutcome } from '@/lib/imports/outcome';
import { sentence } from '@/lib/ingest/problem';
import { arrMoney } from '@/lib/view/format';
import { flagWords } from './import-flags';
import { log } from './output';

const SHOWN_PROBLEMS = 20;
const SHOWN_MONTHS = 13;

export const outcomeJson = (outcome: ImportOutcome): object => ({
  import_id: outcome.importId,
  status: outcome.status,
  kind: outcome.kind,
  read: outcome.read,
  new: outcome.counts.new,
  unchanged: outcome.counts.unchanged,
  corrected: outcome.counts.corrected,
  rejected: outcome.counts.rejected,
  withdrawn: outcome.counts.withdrawn,
  accounts_new: outcome.counts.accountsNew,
  data_through: outcome.dataThrough,
  problems: outcome.problems,
  notices: outcome.notices,
  effect: outcome.effect,
});

export function tell(file: string, outcome: ImportOutcome, rejectsPath: string): void {
  const { counts } = outcome;
  for (const notice of outcome.notices) log(`note: ${sentence(notice)}${flagWords(notice)}`);
  for (const problem of outcome.problems.slice(0, SHOWN_PROBLEMS)) log(`${sentence(problem)}${flagWords(problem)}`);
  if (outcome.problems.length > SHOWN_PROBLEMS) log(`… and ${outcome.problems.length - SHOWN_PROBLEMS} more`);
  if (counts.rejected > 0) log(`The rejected rows are in ${rejectsPath}.`);
  if (outcome.status === 'rejected') {
    log(`${file}: nothing was written.`);
    return;
  }
  const verb = outcome.status === 'checked' ? 'would be' : 'were';
  log(
    `${file}: ${outcome.read} rows read; ${counts.new} ${verb} new, ${counts.corrected} corrected, ${counts.unchanged} unchanged, ${counts.rejected} rejected${counts.withdrawn > 0 ? `, ${counts.withdrawn} of earlier files withdrawn` : ''}.`,
  );
  tellMonths(outcome);
}

/** The months that differ: ARR and NRR before → after. */
function tellMonths({ effect }: ImportOutcome): void {
  if (effect === null) return;
  const arr = (minor: number | null): string => (minor === null ? '–' : arrMoney(minor, effect.currency));
  const nrr = (ratio: number | null): string => (ratio === null ? '–' : `${(ratio * 100).toFixed(1)} %`);
  const changed = effect.months.filter(
    (month) => month.arr_before !== month.arr_after || month.nrr_before !== month.nrr_after,
  );
  if (changed.length > SHOWN_MONTHS) log(`${changed.length} months change; the last ${SHOWN_MONTHS}:`);
  for (const month of changed.slice(-SHOWN_MONTHS))
    log(
      `  ${month.month}  ARR ${arr(month.arr_before)} → ${arr(month.arr_after)}, NRR ${nrr(month.nrr_before)} → ${nrr(month.nrr_after)}`,
    );
}
