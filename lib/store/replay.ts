/**
 * All statements of one id, replayed in order: which are records of their own, which restate one, and which a complete
 * file no longer stated. The rule is that of `decide.ts` and `complete.ts`; here it answers what the store would hold
 * had a withdrawn import never been, or a redone one never been withdrawn.
 */

export interface Statement {
  seq: number;
  importNo: number;
  /** The moment it counts as recorded: its own, else its import's. Milliseconds. */
  moment: number;
  /** Did it state that moment itself? */
  statesMoment: boolean;
  /** Equal for statements that say the same. */
  content: string;
  /** The day by which a complete file misses it, in days since 1970; null: none. */
  day: number | null;
  /** Stands for its source and kind of file. */
  family: number;
}

/** An import that is complete for a range of days, both included. */
export interface CompleteFile {
  importNo: number;
  family: number;
  from: number;
  to: number;
}

/** Of a statement: the seq of the record that it restates, and the import of the complete file that no longer states it. */
export interface Standing {
  restates: number | null;
  goneBy: number | null;
}

/**
 * The standing of each statement. Statements and complete files come in the order of their imports; `orderOf` gives an
 * import's place in it.
 */
export function replay(
  statements: readonly Statement[],
  complete: readonly CompleteFile[] = [],
  orderOf: (importNo: number) => number = (importNo) => importNo,
): Standing[] {
  const standings = new Map<Statement, Standing>();
  let records: Statement[] = [];
  let next = 0;
  const stated = new Set(complete.length === 0 ? [] : statements.map(({ importNo }) => importNo));
  const miss = (before: number): void => {
    for (let file = complete[next]; file && orderOf(file.importNo) < before; file = complete[++next])
      records = without(records, file, stated, standings);
  };
  for (const group of groupsOf(statements)) {
    miss(orderOf(group[0]?.importNo ?? 0));
    const known = [...records];
    const latest = latestOf(known);
    const areUnchanged = unchangedTogether(group, known, latest);
    for (const statement of group) {
      const isUnchanged = statement.statesMoment
        ? known.some((record) => record.moment === statement.moment && record.content === statement.content)
        : areUnchanged;
      const same = known.filter((record) => record.content === statement.content);
      const restates = isUnchanged ? (same.find((record) => record === latest) ?? same.at(-1) ?? null) : null;
      standings.set(statement, { restates: restates?.seq ?? null, goneBy: null });
      if (!restates) records.push(statement);
    }
  }
  miss(Number.POSITIVE_INFINITY);
  return statements.map((statement) => standings.get(statement) ?? { restates: null, goneBy: null });
}

/** What is left after a complete file: it takes all its source's records of an id whose latest lies in its range. */
function without(
  records: Statement[],
  file: CompleteFile,
  stated: ReadonlySet<number>,
  standings: Map<Statement, Standing>,
): Statement[] {
  if (stated.has(file.importNo)) return records;
  const own = records.filter(({ family }) => family === file.family);
  const day = latestOf(own)?.day ?? null;
  if (day === null || day < file.from || day > file.to) return records;
  for (const record of own) standings.set(record, { restates: null, goneBy: file.importNo });
  return records.filter(({ family }) => family !== file.family);
}

/** The statements of one file that state no moment of their own are unchanged together, or not at all. */
function unchangedTogether(group: readonly Statement[], known: readonly Statement[], latest: Statement | null) {
  const byDefault = group.filter((statement) => !statement.statesMoment);
  return (
    byDefault.at(-1)?.content === latest?.content &&
    byDefault.every((statement) => known.some((record) => record.content === statement.content))
  );
}

const latestOf = (records: readonly Statement[]): Statement | null =>
  records.reduce<Statement | null>((last, record) => (isAfter(record, last) ? record : last), null);

const isAfter = (record: Statement, last: Statement | null): boolean =>
  last === null || record.moment > last.moment || (record.moment === last.moment && record.seq > last.seq);

/** The statements of one import after another. */
function groupsOf(statements: readonly Statement[]): Statement[][] {
  const groups: Statement[][] = [];
  for (const statement of statements) {
    const group = groups.at(-1);
    if (group?.[0]?.importNo === statement.importNo) group.push(statement);
    else groups.push([statement]);
  }
  return groups;
}
