/** `ratchet matches`: accounts that are probably one customer; accepted, refused, or offered again. */
import type { Command } from 'commander';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import {
  acceptMatches,
  type MatchOutcome,
  type MatchPlace,
  MatchRefused,
  offerAgain,
  refuseOffers,
} from '@/lib/reports/match-decisions';
import { type MatchesReport, matchesReport } from '@/lib/reports/matches-report';
import { effectLines } from '@/lib/view/adjustment-effect';
import { mergedWords, prepareMatches } from '@/lib/view/matches';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

interface MatchesOptions extends GlobalOptions {
  accept?: string[];
  refuse?: string[];
  offerAgain?: string[];
  dryRun?: boolean;
}

function printOffers(report: MatchesReport): void {
  const { finding, sub, lines, refused } = prepareMatches(report, 'UTC');
  process.stdout.write(`${finding}.\n`);
  log(`${sub.replace(/\.$/, '')}.`);
  if (lines.length > 0)
    printTable(
      ['offer', 'stays', 'from', 'ARR', 'is read as it', 'from', 'ARR', 'how likely', 'why'],
      lines.map(({ id, into, account, confidence, reasons }) => [
        ...[id, into.name, into.from, into.arr, account.name, account.from, account.arr],
        ...[confidence, reasons.join(', ')],
      ]),
    );
  for (const { id, names, by } of refused) log(`refused ${id}: ${names} (${by})`);
}

function printOutcome({ effect, currency, merged, adjustment_id }: MatchOutcome): void {
  printTable(
    ['', 'before', 'after', 'change'],
    effectLines(effect, currency).map(({ label, before, after, change }) => [label, before, after, change]),
  );
  log(
    adjustment_id === null
      ? 'Nothing was changed (dry run).'
      : `${mergedWords(merged)}. Undo: ratchet adjust undo ${adjustment_id}`,
  );
}

async function decide(place: MatchPlace, options: MatchesOptions): Promise<void> {
  const { accept, refuse, offerAgain: again, dryRun = false, json } = options;
  if (accept) {
    const outcome = await acceptMatches(place, accept, { dryRun });
    return json ? printJson(outcome) : printOutcome(outcome);
  }
  await (refuse ? refuseOffers(place, refuse) : offerAgain(place, again ?? []));
  const { total, refused } = await matchesReport({ ...place, db: place.store.pool }, place.view, {
    offset: 0,
    limit: 0,
  });
  if (json) return printJson({ total, refused: refused.length });
  log(refuse ? `Refused; undo: ratchet matches --offer-again ${refuse.join(' ')}` : 'Offered again.');
}

async function runMatches(options: MatchesOptions): Promise<void> {
  const decisions = [options.accept, options.refuse, options.offerAgain].filter((each) => each !== undefined);
  if (decisions.length > 1) throw new UsageError('accept, refuse or offer again: one at a time');
  if (options.dryRun && !options.accept) throw new UsageError('--dry-run tries out what --accept does');
  await withWorkspace(options, async (reader, workspace, store) => {
    const view = await loadLedgerView(reader);
    if (decisions.length === 0) {
      const report = await matchesReport(reader, view);
      return options.json ? printJson(report) : printOffers(report);
    }
    try {
      await decide({ store, principal, workspaceId: workspace.id, view }, options);
    } catch (error) {
      if (error instanceof MatchRefused) throw new CommandFailure(error.message);
      throw error;
    }
  });
}

export function registerMatchesCommand(program: Command): void {
  program
    .command('matches')
    .description('accounts that are probably one customer, of different sources or listed twice in one')
    .option('--accept <offers...>', 'merge the accounts of these offers; undone with "ratchet adjust undo"')
    .option('--refuse <offers...>', 'they are not one customer: not offered again')
    .option('--offer-again <offers...>', 'take refusals back')
    .option('--dry-run', 'with --accept: tell what ARR and NRR would become, and change nothing')
    .action((_options: MatchesOptions, command: Command) => runMatches(command.optsWithGlobals()));
}
