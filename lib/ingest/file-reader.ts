/** Takes the rows of a file one by one: each becomes a record for the sink, or a rejected row with its problems. */
import type { Conventions } from './columns';
import { dateVerdict, decimalVerdict, noEvidence, scanFile } from './conventions';
import { batchOf, parseText, type RecordBatch, type TableFormat } from './csv';
import type { Format, RecordSink } from './format';
import { type PlainPiece, pieces } from './pieces';
import { PlainLine } from './plain-line';
import type { ReadPlan } from './plan';
import { fileProblem, type Problem, type ProblemList } from './problem';
import type { RejectsFile } from './rejects';
import { Row } from './row';
import { checkStructure, isBlank } from './structure';
import { firstText, isTotals, leaveOut } from './totals';

export interface ReadProgress {
  /** Bytes and rows of the file read so far. */
  bytes: number;
  rows: number;
}

const PROGRESS_MS = 200;
/** So many lines are tried before it is judged whether trying is worth it. */
const TRIED_LINES = 4096;

/** Where the rows go, and how they are read. */
export interface Reading {
  plan: ReadPlan;
  sink: RecordSink;
  format: Format;
  conventions: Conventions;
  problems: ProblemList;
  rejects: RejectsFile | null;
  /** Rows may be read from plain lines. */
  takesLines: boolean;
  /** The script of a thread that reads ahead (`cut-ahead.ts`); null: none does. */
  thread: string | null;
}

export class FileReader {
  read = 0;
  rejected = 0;
  private shortRows = 0;
  private readonly row: Row;

  private readonly line: PlainLine;
  private tried = 0;
  private unsure = 0;

  constructor(
    private readonly table: TableFormat,
    private readonly reading: Reading,
  ) {
    const { plan, problems, format } = reading;
    this.row = new Row(problems);
    this.line = new PlainLine({
      width: plan.headers.length,
      delimiter: plan.delimiter,
      known: format.knownCells?.() ?? [],
    });
  }

  async run(onProgress?: (progress: ReadProgress) => void): Promise<void> {
    let told = performance.now();
    let bytes = 0;
    for await (const piece of pieces(this.table, this.line, () => this.wantsLines(), this.reading.thread)) {
      if ('lines' in piece) await this.lines(piece);
      else await this.batch(piece);
      bytes = piece.bytes;
      if (onProgress && performance.now() - told >= PROGRESS_MS) {
        told = performance.now();
        onProgress({ bytes, rows: this.read });
      }
    }
    onProgress?.({ bytes, rows: this.read });
  }

  shortRowsNotice(): Problem[] {
    if (this.shortRows === 0) return [];
    return [fileProblem(this.reading.plan.fileName, 'short_rows', { count: String(this.shortRows) })];
  }

  /** Not where most lines had to be read in full after all. */
  private wantsLines(): boolean {
    const { takesLines, format } = this.reading;
    return takesLines && format.readPlain !== undefined && (this.tried < TRIED_LINES || this.unsure * 2 < this.tried);
  }

  private async lines({ lines, cut, bytes }: PlainPiece): Promise<void> {
    const { line } = this;
    const { plan } = this.reading;
    line.enter(lines, cut);
    for (let wait = this.plainRows(); wait !== null; wait = this.plainRows()) {
      if (wait !== 'unsure') await wait;
      else {
        const text = line.text();
        await this.batch(batchOf(parseText(text, plan.delimiter, plan.newline, false), text, line.row, bytes));
      }
    }
  }

  /**
   * Reads on until the sink asks to wait, or a line must be read in full; null: to the end. Nearly all rows of a file
   * pass here, so nothing is awaited that need not be.
   */
  private plainRows(): Promise<void> | 'unsure' | null {
    const { line } = this;
    const { plan, format, sink } = this.reading;
    const width = plan.headers.length;
    while (line.advance()) {
      if (line.row <= plan.headerRow) continue;
      this.tried++;
      if (line.count !== width || !format.readPlain?.(line, line.row)) {
        this.unsure++;
        return 'unsure';
      }
      this.read++;
      const wait = format.emit(sink);
      if (wait !== undefined) return wait;
    }
    return null;
  }

  private async batch(batch: RecordBatch): Promise<void> {
    const { records, firstRow } = batch;
    const { row } = this;
    const { plan, format, sink } = this.reading;
    const width = plan.headers.length;
    for (let i = Math.max(0, plan.headerRow - firstRow + 1); i < records.length; i++) {
      const record = records[i] ?? [];
      if (isBlank(record)) continue;
      this.read++;
      row.start(record, firstRow + i);
      if (record.length !== width || batch.suspicious || batch.badQuotes.length > 0 || i === batch.unfinished) {
        if (checkStructure(row, batch, i, plan)) this.shortRows++;
      }
      const hasRecord = !row.failed && format.read(row);
      if (row.unsettled !== null) await this.readAgain();
      else if (hasRecord) {
        const wait = format.emit(sink);
        if (wait !== undefined) await wait;
      }
      if (row.drafts.length > 0 || row.leftOut) await this.close(record);
    }
  }

  /** The row needs a convention that no cell has decided so far: the rest of the file is searched for one. */
  private async readAgain(): Promise<void> {
    const { row } = this;
    const { format, sink } = this.reading;
    let hasRecord = false;
    while (row.unsettled !== null) {
      await this.settle(row.unsettled);
      row.restart();
      hasRecord = format.read(row);
    }
    if (hasRecord) await format.emit(sink);
  }

  private async settle(field: string): Promise<void> {
    const { plan, conventions } = this.reading;
    const isDate = field in plan.dates;
    const months = field === 'mrr' ? plan.months.map(({ index }) => index) : [];
    const indexes = months.length > 0 ? months : [plan.mapping[field] ?? -1];
    const evidence = noEvidence(field, isDate ? 'dates' : 'decimal', indexes);
    await scanFile(this.table, plan.headerRow, [evidence]);
    const headerOf = (index: number) => plan.headers[index] ?? '';
    if (isDate) {
      const order = conventions.dates(field);
      order.value = dateVerdict(evidence, headerOf, null).convention;
      order.asked = true;
    } else {
      const sign = conventions.decimal(field);
      sign.value = decimalVerdict(evidence, headerOf, null).convention;
      sign.asked = true;
    }
  }

  private async close(record: readonly string[]): Promise<void> {
    const { row } = this;
    const { problems, rejects } = this.reading;
    // A row that cannot be read and says of itself that it adds up the others is none of them.
    if (row.failed && !row.leftOut && isTotals(firstText(record))) leaveOut(row, firstText(record));
    for (const draft of row.drafts) problems.add(row.number, draft);
    if (row.leftOut) this.read--;
    if (!row.failed || row.leftOut) return;
    this.rejected++;
    const first = row.drafts.find(({ code }) => problems.isError(code));
    if (first) await rejects?.add(row.number, first, record);
  }
}
