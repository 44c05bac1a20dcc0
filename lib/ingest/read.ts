/**
 * Reads a whole file by its plan: every row becomes a record for the sink or a rejected row with its problems. One
 * pass, memory flat, as fast as the sink takes. Bad data never throws; the file system and the sink may.
 */
import { type Day, formatDay } from '../domain/day';
import { AccountsFormat } from './accounts';
import { ChangesFormat } from './changes';
import { Conventions } from './columns';
import { dateVerdict, decimalVerdict, noEvidence, scanFile } from './conventions';
import { CostsFormat } from './costs';
import { type RecordBatch, recordBatches, type TableFormat } from './csv';
import { ExpansionPlansFormat } from './expansion-plans';
import type { Format, FormatContext, RecordSink } from './format';
import { InvoicesFormat } from './invoices';
import { rejectColumnCount } from './mapping';
import { MrrLongFormat } from './mrr-long';
import { filledMonths, MrrWideFormat } from './mrr-wide';
import type { ReadPlan } from './plan';
import { fileProblem, type Problem, type ProblemCode, ProblemList } from './problem';
import { RatesFormat } from './rates';
import { RejectsFile } from './rejects';
import { Row } from './row';
import { checkStructure, isBlank } from './structure';
import { TargetsFormat } from './targets';
import { TouchpointsFormat } from './touchpoints';

export type { RecordSink } from './format';

export interface ReadProgress {
  /** Bytes and rows of the file read so far. */
  bytes: number;
  rows: number;
}

export interface ReadOptions {
  /** Called about five times a second, and at the end. */
  onProgress?: (progress: ReadProgress) => void;
  /** Where rejected rows are written; the file is created with the first one. */
  rejectsPath?: string;
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

const PROGRESS_MS = 200;

async function formatFor(table: TableFormat, context: FormatContext): Promise<Format> {
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
    case 'targets':
      return new TargetsFormat(context);
    case 'mrr':
      if (context.plan.months.length === 0) return new MrrLongFormat(context);
      return new MrrWideFormat(context, await filledMonths(table, context.plan));
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
  const reader = new FileReader(table, plan, sink, format, conventions, problems, rejects);
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

class FileReader {
  read = 0;
  rejected = 0;
  private shortRows = 0;
  private readonly row: Row;

  constructor(
    private readonly table: TableFormat,
    private readonly plan: ReadPlan,
    private readonly sink: RecordSink,
    private readonly format: Format,
    private readonly conventions: Conventions,
    private readonly problems: ProblemList,
    private readonly rejects: RejectsFile | null,
  ) {
    this.row = new Row(problems);
  }

  async run(onProgress: ReadOptions['onProgress']): Promise<void> {
    let told = performance.now();
    let bytes = 0;
    for await (const batch of recordBatches(this.table)) {
      await this.batch(batch);
      bytes = batch.bytes;
      if (onProgress && performance.now() - told >= PROGRESS_MS) {
        told = performance.now();
        onProgress({ bytes, rows: this.read });
      }
    }
    onProgress?.({ bytes, rows: this.read });
  }

  shortRowsNotice(): Problem[] {
    if (this.shortRows === 0) return [];
    return [fileProblem(this.plan.fileName, 'short_rows', { count: String(this.shortRows) })];
  }

  private async batch(batch: RecordBatch): Promise<void> {
    const { records, firstRow } = batch;
    const { row, plan } = this;
    const width = plan.headers.length;
    for (let i = Math.max(0, plan.headerRow - firstRow + 1); i < records.length; i++) {
      const record = records[i] ?? [];
      if (isBlank(record)) continue;
      this.read++;
      row.start(record, firstRow + i);
      if (record.length !== width || batch.suspicious || batch.badQuotes.length > 0 || i === batch.unfinished) {
        if (checkStructure(row, batch, i, plan)) this.shortRows++;
      }
      const hasRecord = !row.failed && this.format.read(row);
      if (row.unsettled !== null) await this.readAgain();
      else if (hasRecord) {
        const wait = this.format.emit(this.sink);
        if (wait !== undefined) await wait;
      }
      if (row.drafts.length > 0 || row.leftOut) await this.close(record);
    }
  }

  /** The row needs a convention that no cell has decided so far: the rest of the file is searched for one. */
  private async readAgain(): Promise<void> {
    const { row } = this;
    let hasRecord = false;
    while (row.unsettled !== null) {
      await this.settle(row.unsettled);
      row.restart();
      hasRecord = this.format.read(row);
    }
    if (hasRecord) await this.format.emit(this.sink);
  }

  private async settle(field: string): Promise<void> {
    const { plan } = this;
    const isDate = field in plan.dates;
    const months = field === 'mrr' ? plan.months.map(({ index }) => index) : [];
    const indexes = months.length > 0 ? months : [plan.mapping[field] ?? -1];
    const evidence = noEvidence(field, isDate ? 'dates' : 'decimal', indexes);
    await scanFile(this.table, plan.headerRow, [evidence]);
    const headerOf = (index: number) => plan.headers[index] ?? '';
    if (isDate) {
      const order = this.conventions.dates(field);
      order.value = dateVerdict(evidence, headerOf, null).convention;
      order.asked = true;
    } else {
      const sign = this.conventions.decimal(field);
      sign.value = decimalVerdict(evidence, headerOf, null).convention;
      sign.asked = true;
    }
  }

  private async close(record: readonly string[]): Promise<void> {
    const { row } = this;
    for (const draft of row.drafts) this.problems.add(row.number, draft);
    if (row.leftOut) this.read--;
    if (!row.failed || row.leftOut) return;
    this.rejected++;
    const first = row.drafts.find(({ code }) => this.problems.isError(code));
    if (first) await this.rejects?.add(row.number, first, record);
  }
}
