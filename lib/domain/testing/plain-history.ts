/**
 * What a history of files and marks comes to, by the text of metrics.md sections 2 and 9: all that the files still
 * standing state, in order, as far as it was known by the clock asked for; and whose an account's lines are.
 */
import type { Change, InvoiceLine } from './columns';
import { type History, type HistoryMark, noonOf, type Source } from './histories';
import { groupBy } from './plain-money';

/** A day in the past (null: now), and the clock it is read by. */
export interface AsOf {
  day: string | null;
  clock: 'recorded' | 'appended';
}

interface Stated<Row> {
  row: Row;
  file: number;
  on: string;
  /** What it says; equal for rows that say the same. */
  content: string;
  statesMoment: boolean;
  moment: number;
  place: number;
}

/** The files that count: those not withdrawn, by then; one withdrawn since counts for the days it stood. */
function filesThat({ steps }: History, { day }: AsOf) {
  const imports = steps.filter((step) => step.does === 'import');
  const withdrawnOn = new Map<number, string>();
  const done = new Set<HistoryStepOfImport>();
  for (const step of steps) {
    if (step.does === 'import') done.add(step);
    if (step.does === 'withdraw' && done.size > step.which && !withdrawnOn.has(step.which))
      withdrawnOn.set(step.which, step.on);
  }
  return imports
    .map((step, file) => ({ step, file, gone: withdrawnOn.get(file) ?? null }))
    .filter(({ step, gone }) => gone === null || (day !== null && step.on <= day && gone > day));
}

type HistoryStepOfImport = Extract<History['steps'][number], { does: 'import' }>;

/**
 * The rows that are records. A row that says what the latest record of its id says is none, unless it states a moment
 * of its own; then where a record says the same from that moment. Several rows of an id in one file go together.
 */
function records<Row>(stated: Stated<Row>[], idOf: (row: Row) => string): Stated<Row>[] {
  return [...groupBy(stated, ({ row }) => idOf(row)).values()].flatMap((ofId) => {
    const known: Stated<Row>[] = [];
    for (const inFile of groupBy(ofId, ({ file }) => String(file)).values()) {
      const before = [...known];
      const latest = [...before].sort((a, b) => a.moment - b.moment || a.place - b.place).at(-1);
      const says = (one: Stated<Row>): boolean => before.some(({ content }) => content === one.content);
      const silent = inFile.filter(({ statesMoment }) => !statesMoment);
      const isOld = silent.every(says) && silent.at(-1)?.content === latest?.content;
      for (const one of inFile) {
        const isSame = before.some(({ content, moment }) => content === one.content && moment === one.moment);
        if (one.statesMoment ? !isSame : !isOld) known.push(one);
      }
    }
    return known;
  });
}

const rowsOf = <Row extends { recordedAt?: number }>(
  files: ReturnType<typeof filesThat>,
  read: (step: HistoryStepOfImport) => Row[],
): Stated<Row>[] => {
  let place = 0;
  return files.flatMap(({ step, file }) =>
    read(step).map(({ recordedAt, ...said }) => {
      const row = said as Row;
      place += 1;
      const content = JSON.stringify({ ...row, seq: null });
      const moment = recordedAt ?? noonOf(step.on);
      return { row, file, on: step.on, content, statesMoment: recordedAt !== undefined, moment, place };
    }),
  );
};

/** Ids are those of their source: what another one calls so is another record. */
const ofSource = (source: Source, id: string): string => (source === 'files' ? id : `${source}:${id}`);

/** Change ids that are not stated are those of the item and the day; lines without an id are known by all they say. */
const changeId = (row: Change): string => row.changeId ?? `${row.account}/${row.item ?? 'Core'}/${row.on}`;

/** The second of two equal lines of a file without an id is a line of its own. */
function withLineIds(lines: Stated<InvoiceLine>[]): Stated<InvoiceLine>[] {
  const met = new Map<string, number>();
  return lines.map((one) => {
    if (one.row.lineId !== undefined) return one;
    const count = (met.get(`${one.file} ${one.content}`) ?? 0) + 1;
    met.set(`${one.file} ${one.content}`, count);
    return { ...one, row: { ...one.row, lineId: `${one.content} ${count}` } };
  });
}

/** The records that had been made by then, their moments stated. */
export function plainRecords(history: History, asOf: AsOf): { changes: Change[]; invoices: InvoiceLine[] } {
  const files = filesThat(history, asOf);
  const { day, clock } = asOf;
  const isKnown = ({ on, moment }: Stated<unknown>): boolean => {
    if (day === null) return true;
    return clock === 'appended' ? on <= day : moment < noonOf(day) + 43_200_000;
  };
  const made = <Row>(all: Stated<Row>[]) =>
    all.filter(isKnown).map(({ row, moment, place }) => ({ ...row, recordedAt: moment, seq: place }));
  const invoices = withLineIds(
    rowsOf(files, ({ source, invoices: lines }) =>
      lines.map((row) => (row.lineId === undefined ? row : { ...row, lineId: ofSource(source, row.lineId) })),
    ),
  );
  return {
    changes: made(
      records(
        rowsOf(files, ({ source, changes }) =>
          changes.map((row) =>
            row.changeId === undefined ? row : { ...row, changeId: ofSource(source, row.changeId) },
          ),
        ),
        changeId,
      ),
    ),
    invoices: made(records(invoices, (row) => row.lineId!)),
  };
}

/** Marks by then, the last of each account; `refused`: the steps that were. */
export function plainMarks(
  { steps }: Pick<History, 'steps'>,
  { day }: Pick<AsOf, 'day'>,
  refused: ReadonlySet<HistoryMark>,
) {
  const marks = new Map<string, Required<HistoryMark>>();
  for (const step of steps) {
    if (step.does !== 'mark' || refused.has(step.mark) || (day !== null && step.on > day)) continue;
    const { account } = step.mark;
    const before = marks.get(account) ?? { account, mergedInto: null, parent: null, excluded: false };
    marks.set(account, { ...before, ...step.mark });
  }
  const readAs = (account: string): string => {
    const into = marks.get(account)?.mergedInto ?? null;
    return into === null ? account : readAs(into);
  };
  const isOut = (account: string): boolean => marks.get(readAs(account))?.excluded ?? false;
  /** The account it is a part of in the end; of accounts that are parts of each other the first. */
  const topOf = (account: string, below: string[] = []): string => {
    if (below.includes(account)) return below.slice(below.indexOf(account)).sort()[0]!;
    const stated = marks.get(account)?.parent ?? null;
    const above = stated === null ? account : readAs(stated);
    return above === account || isOut(above) ? account : topOf(above, [...below, account]);
  };
  return { readAs, isOut, topOf };
}
