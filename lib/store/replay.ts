/**
 * All statements of one id, replayed in order: which are records of their own, and which restate one. The rule is
 * that of `decide.ts`; here it answers what the store would hold had a withdrawn import never been.
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
}

/** For each statement null where it is a record of its own, else the seq of the record that it restates. */
export function replay(statements: readonly Statement[]): (number | null)[] {
  const records: Statement[] = [];
  const restated = new Map<Statement, number | null>();
  for (const group of groupsOf(statements)) {
    const known = [...records];
    const latest = known.reduce<Statement | null>((last, record) => (isAfter(record, last) ? record : last), null);
    const decide = (statement: Statement, isUnchanged: boolean): void => {
      const same = known.filter((record) => record.content === statement.content);
      const restates = isUnchanged ? (same.find((record) => record === latest) ?? same.at(-1) ?? null) : null;
      restated.set(statement, restates?.seq ?? null);
      if (!restates) records.push(statement);
    };
    const byDefault = group.filter((statement) => !statement.statesMoment);
    const areUnchanged =
      byDefault.at(-1)?.content === latest?.content &&
      byDefault.every((statement) => known.some((record) => record.content === statement.content));
    for (const statement of group) {
      const isUnchanged = statement.statesMoment
        ? known.some((record) => record.moment === statement.moment && record.content === statement.content)
        : areUnchanged;
      decide(statement, isUnchanged);
    }
  }
  return statements.map((statement) => restated.get(statement) ?? null);
}

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
