/**
 * Reads a whole file by its plan: every row becomes a record for the sink or a rejected row with its problems. One
 * pass, memory flat, as fast as the sink takes. Bad data never throws; the file system and the sink may.
 */
import { type Day, formatDay } from '../domain/day';
import { AccountsFormat } from './accounts';
import { ChangesFormat } from './changes';
import { Conventions } from './columns';
import { ControlTotalsFormat } from './control-totals';
import { CostsFormat } from './costs';
import type { TableFormat } from './csv';
import { ExpansionPlansFormat } from './expansion-plans';
import { FileReader, type ReadProgress } from './file-reader';
import type { Format, FormatContext, RecordSink } from './format';
import { ChartmogulMovementsFormat } from './formats/chartmogul-movements';
import { foreignFormats } from './formats/registry';
import { InvoicesFormat } from './invoices';
import { rejectColumnCount } from './mapping';
import { MrrLongFormat } from './mrr-long';
import { filledMonths, MrrWideFormat } from './mrr-wide';
import type { ReadPlan } from './plan';
import { type Problem, type ProblemCode, ProblemList } from './problem';
import { RatesFormat } from './rates';
import { RejectsFile } from './rejects';
import { SignalsFormat } from './signals';
import { TargetsFormat } from './targets';
import { TouchpointsFormat } from './touchpoints';
import { UsageFormat } from './usage-readings';

export type { RecordSink } from './format';

export interface ReadOptions {
  /** Called about five times a second, and at the end. */
  onProgress?: (progress: ReadProgress) => void;
  /** Where rejected rows are written; the file is created with the first one. */
  rejectsPath?: string;
  /** False: every row is read in full, which is right for all files; the outcome is the same. */
  takesLines?: boolean;
  /** The script of the thread that reads ahead, for a file large enough to be worth it. */
  thread?: string | null;
}

export interface ReadResult {
  /** Rows that state something: read = accepted + rejected. */
  read: number;
  accepted: number;
  rejected: number;
  /** Errors and warnings in the order of the file: the first 1,000 errors, the first 100 warnings. */
  problems: Problem[];
  /** Of all errors and warnings, also those not kept. */
  counts: Partial<Record<ProblemCode, number>>;
  notices: Problem[];
  dataThroughHint: Day | null;
  historyFromHint: Day | null;
  currencies: string[];
}

/** `table`: looked into by kinds whose columns depend on what the rows hold. */
export async function formatFor(table: TableFormat, context: FormatContext): Promise<Format> {
  switch (context.plan.kind) {
    case 'accounts':
      return new AccountsFormat(context);
    case 'changes':
      return new ChangesFormat(context);
    case 'invoices':
      return new InvoicesFormat(context);
    case 'rates':
      return new RatesFormat(context);
    case 'touchpoints':
      return new TouchpointsFormat(context);
    case 'plans':
      return new ExpansionPlansFormat(context);
    case 'costs':
      return new CostsFormat(context);
    case 'control_totals':
      return new ControlTotalsFormat(context);
    case 'targets':
      return new TargetsFormat(context);
    case 'usage':
      return new UsageFormat(context);
    case 'signals':
      return new SignalsFormat(context);
    case 'mrr':
      if (context.plan.months.length === 0) return new MrrLongFormat(context);
      return new MrrWideFormat(context, await filledMonths(table, context.plan));
    case 'chartmogul_movements':
      return ChartmogulMovementsFormat.of(table, context);
    default:
      return new foreignFormats[context.plan.kind](context);
  }
}

export async function readFile(
  path: string,
  plan: ReadPlan,
  sink: RecordSink,
  options: ReadOptions = {},
): Promise<ReadResult> {
  const table = { path, encoding: plan.encoding, delimiter: plan.delimiter, newline: plan.newline };
  const problems = new ProblemList(plan.fileName);
  const conventions = new Conventions(plan);
  const format = await formatFor(table, { plan, conventions, problems });
  const skip = rejectColumnCount(plan.headers);
  const rejects = options.rejectsPath ? new RejectsFile(options.rejectsPath, plan.headers, plan.delimiter, skip) : null;
  const takesLines = options.takesLines ?? true;
  const reader = new FileReader(table, {
    plan,
    sink,
    format,
    conventions,
    problems,
    rejects,
    takesLines,
    thread: options.thread ?? null,
  });
  try {
    await reader.run(options.onProgress);
    await format.finish(sink);
  } finally {
    await rejects?.close();
  }
  const { dataThrough, historyFrom } = format.hints();
  if (reader.read === 0) problems.add(null, { code: 'no_rows', column: null, details: {} });
  return {
    read: reader.read,
    accepted: reader.read - reader.rejected,
    rejected: reader.rejected,
    problems: problems.kept,
    counts: problems.counts,
    notices: [...plan.notices, ...problems.notices, ...reader.shortRowsNotice()],
    dataThroughHint: dataThrough === null ? null : formatDay(dataThrough),
    historyFromHint: historyFrom === null ? null : formatDay(historyFrom),
    currencies: [...format.currencies].sort(),
  };
}
