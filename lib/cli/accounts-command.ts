/** `ratchet accounts`: which accounts are one, which belong to a parent, which are in no figure; all of it undone at will. */
import type { Command } from 'commander';
import type { Standing } from '@/lib/domain/report';
import { type MarkEffect, marksReport, markWithEffect } from '@/lib/reports/mark-effect';
import type { AccountMark } from '@/lib/store/account-marks';
import { formatExactMoney, percent } from '@/lib/view/format';
import { log, printJson, printTable } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

interface MarkOptions extends GlobalOptions {
  dryRun?: boolean;
  reason?: string;
}

async function mark(account: string, change: Partial<AccountMark>, options: MarkOptions): Promise<void> {
  await withWorkspace(options, async (_reader, workspace, store) => {
    const dryRun = options.dryRun === true;
    const effect = await markWithEffect(store, principal, workspace.id, account, change, { dryRun });
    if (options.json) return printJson(effect);
    printEffect(effect);
    log(dryRun ? 'Nothing was changed (dry run).' : `Done, ledger version ${effect.version}.`);
  });
}

function printEffect({ currency, before, after, note }: MarkEffect): void {
  const row = (name: string, standing: Standing | null) => [
    name,
    standing?.accounts ?? null,
    standing && formatExactMoney(standing.arr, currency),
    percent(standing?.nrr ?? null),
    percent(standing?.grr ?? null),
  ];
  printTable(['', 'accounts', 'ARR', 'NRR', 'GRR'], [row('before', before), row('after', after)]);
  if (note !== null) process.stdout.write(`${note}\n`);
}

async function list(options: GlobalOptions): Promise<void> {
  await withWorkspace(options, async (_reader, workspace, store) => {
    const marks = await marksReport(store, principal, workspace.id);
    if (options.json) return printJson({ marks });
    printTable(
      ['account', 'name', 'merged into', 'parent', 'excluded', 'reason', 'since'],
      marks.map((row) => [
        ...[row.account, row.name, row.merged_into, row.parent],
        ...[row.excluded ? 'yes' : null, row.reason, row.since],
      ]),
    );
  });
}

export function registerAccountsCommand(program: Command): void {
  const accounts = program
    .command('accounts')
    .description('merge accounts, give them parents, leave them out; undo it');
  const marking = (name: string, description: string): Command =>
    accounts.command(name).description(description).option('--dry-run', 'only tell the figures before and after');
  marking('merge <account> <into>', 'read an account as another one, over all history').action(
    (account: string, mergedInto: string, _: object, command: Command) =>
      mark(account, { mergedInto }, command.optsWithGlobals()),
  );
  marking('unmerge <account>', 'read an account as itself again').action(
    (account: string, _: object, command: Command) => mark(account, { mergedInto: null }, command.optsWithGlobals()),
  );
  marking('exclude <account>', 'leave an account out of every figure: a test, an internal one')
    .option('--reason <words>', 'why')
    .action((account: string, _: object, command: Command) => {
      const options: MarkOptions = command.optsWithGlobals();
      return mark(account, { excluded: true, reason: options.reason ?? null }, options);
    });
  marking('include <account>', 'count an account again').action((account: string, _: object, command: Command) =>
    mark(account, { excluded: false, reason: null }, command.optsWithGlobals()),
  );
  marking('parent <account> <parent>', 'make an account a part of another one, for reports by parent').action(
    (account: string, parent: string, _: object, command: Command) =>
      mark(account, { parent }, command.optsWithGlobals()),
  );
  marking('no-parent <account>', 'make an account nobody’s part').action(
    (account: string, _: object, command: Command) => mark(account, { parent: null }, command.optsWithGlobals()),
  );
  accounts
    .command('marks')
    .description('list the accounts that are merged, have a parent or are left out')
    .action((_: object, command: Command) => list(command.optsWithGlobals()));
}
