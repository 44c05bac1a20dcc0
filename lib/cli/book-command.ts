/** `ratchet book`: the accounts of one owner, and all owners beside each other. */
import type { Command } from 'commander';
import type { BookReport } from '@/lib/domain/book-shape';
import { bookReport } from '@/lib/reports/book-report';
import { loadLedgerView } from '@/lib/reports/ledger-view';
import { QueryError } from '@/lib/reports/query';
import { bookFigures, bookSentence, handedFinding, ownerLines, renewalLines, targetLines } from '@/lib/view/book';
import { log, printJson, printTable, UsageError } from './output';
import { type QuestionOptions, questionOf, whereOption } from './question';
import { type GlobalOptions, withWorkspace } from './session';

type BookOptions = GlobalOptions & QuestionOptions & { owner?: string };

function printBook(report: BookReport): void {
  const { book, currency } = report;
  printTable(
    ['owner', 'accounts', 'ARR', 'NRR', 'GRR', 'due in 90 days', 'coverage'],
    ownerLines(report).map((line) => [
      ...[line.name, line.accounts, line.arr, line.nrr, line.grr, line.due, line.coverage],
    ]),
  );
  if (book === null) {
    log('No account has an owner.');
    return;
  }
  process.stdout.write(`\n${bookSentence(book, currency)}\n`);
  printTable(
    ['figure', 'value', 'note'],
    bookFigures(book, report).map(({ name, value, note }) => [name, value, note]),
  );
  const due = renewalLines(book, currency);
  if (due.length > 0)
    printTable(
      ['renews', 'account', 'name', 'ARR', 'at work'],
      due.map((line) => [line.note, line.account, line.name, line.arr, line.isAlone ? 'nobody' : 'yes']),
    );
  const targets = targetLines(book, currency);
  if (targets.length > 0)
    printTable(
      ['target', 'period', 'target', 'actual', 'attainment'],
      targets.map((line) => [line.name, line.period, line.target, line.actual, line.attainment]),
    );
  log(`${handedFinding(book)}.`);
}

async function runBook({ owner, ...options }: BookOptions): Promise<void> {
  try {
    const query = questionOf(options);
    await withWorkspace(options, async (reader) => {
      const report = bookReport(await loadLedgerView(reader, query), query, owner ?? null);
      if (options.json) printJson(report);
      else printBook(report);
    });
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message);
    throw error;
  }
}

export function registerBookCommand(program: Command): void {
  program
    .command('book')
    .description('the accounts of one owner: NRR, renewals due, coverage, targets; all owners beside each other')
    .option('--owner <name>', 'whose; the largest book where left out')
    .addOption(whereOption())
    .option('--as-of <day>', 'as it would have been said on that day')
    .action((_options: BookOptions, command: Command) => runBook(command.optsWithGlobals()));
}
