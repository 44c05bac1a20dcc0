/**
 * Where the statements of one import go. The first of a workspace fill a partition of their own. Later ones wait in a
 * table beside it until they were compared with what is stored; of a large file, those beyond the horizon of what is
 * stored go straight into the partition.
 */
import type { DayNumber } from '@/lib/domain/day';
import { adoptFresh, mergeStaged, moveToStaged, type Outcome, prepareFresh, prepareStaged } from './append-sql';
import { BINARY, CopyBinary } from './copy-binary';
import type { CopyRows } from './copy-rows';
import { CopyText } from './copy-text';
import { CHUNK_BYTES, CopyWriter } from './copy-writer';
import type { Scope } from './decide';
import { copyColumns } from './encode';
import type { ChangeColumns } from './encode-change';
import { Horizon } from './horizon';
import type { Hash } from './identity';
import { NameList } from './name-list';
import { STATEMENT_TABLES, type StatementTable, type StatementTableName, tableExists, tableOf } from './statements';

type Way = 'fresh' | 'staged' | 'live';
type Target = `${Way} ${StatementTableName}`;

/** How the statements of a table are written. */
const NEW_ROWS = {
  subscription_change: () => new CopyBinary(),
  invoice_line: () => new CopyText(),
  account_statement: () => new CopyText(),
  rate: () => new CopyText(),
  touchpoint: () => new CopyText(),
  expansion_plan: () => new CopyText(),
  cost: () => new CopyText(),
  target: () => new CopyText(),
  control_total: () => new CopyText(),
  signal: () => new CopyText(),
  usage_reading: () => new CopyText(),
  source_override: () => new CopyText(),
  account_note: () => new CopyText(),
};
type RowsOf<Name extends StatementTableName> = ReturnType<(typeof NEW_ROWS)[Name]>;

/** One way into one table. */
interface Lane<Rows extends CopyRows = CopyRows> {
  readonly table: StatementTableName;
  readonly way: Way;
  readonly target: Target;
  /** Where its statements are written; `Intake.added` says that one was. */
  readonly rows: Rows;
  count: number;
}

function laneOf<Name extends StatementTableName>(
  writer: CopyWriter<Target>,
  table: Name,
  way: Way,
): Lane<RowsOf<Name>> {
  const target: Target = `${way} ${table}`;
  const make = NEW_ROWS[table] as () => RowsOf<Name>;
  return { table, way, target, rows: writer.rowsOf(target, make), count: 0 };
}

/** One table's share of an import. */
class TableIntake<Name extends StatementTableName = StatementTableName> {
  readonly usual: Lane<RowsOf<Name>>;
  readonly live: Lane<RowsOf<Name>>;
  readonly names = new NameList();

  constructor(
    name: Name,
    readonly table: StatementTable,
    readonly isFresh: boolean,
    readonly horizon: Horizon | null,
    writer: CopyWriter<Target>,
  ) {
    this.usual = laneOf(writer, name, isFresh ? 'fresh' : 'staged');
    this.live = laneOf(writer, name, 'live');
  }
}

export class Intake {
  private constructor(
    private readonly scope: Omit<Scope, 'table'>,
    private readonly tables: { readonly [Name in StatementTableName]: TableIntake<Name> },
    private readonly writer: CopyWriter<Target>,
  ) {}

  /**
   * `accountsEnd`: the first number that no account has. `isLarge`: so many statements are to come that it is worth
   * looking through what is stored to write them where they stay. `columns`: those that changes fill.
   */
  static async open(
    scope: Omit<Scope, 'table'>,
    { accountsEnd, isLarge, columns }: { accountsEnd: number; isLarge: boolean; columns: ChangeColumns },
  ): Promise<Intake> {
    const writer = new CopyWriter<Target>(scope.client, (target) => prepare(scope, target, columns));
    const intakeOf = async <Name extends StatementTableName>(name: Name): Promise<TableIntake<Name>> => {
      const table = STATEMENT_TABLES[name];
      const isFresh = table.partitioned && !(await tableExists(scope.client, tableOf(table, scope.workspaceId)));
      const hasHorizon = isLarge && table.partitioned && !isFresh;
      const horizon = hasHorizon ? await Horizon.load({ ...scope, table }, accountsEnd) : null;
      return new TableIntake(name, table, isFresh, horizon, writer);
    };
    const tables = {
      subscription_change: await intakeOf('subscription_change'),
      invoice_line: await intakeOf('invoice_line'),
      account_statement: await intakeOf('account_statement'),
      rate: await intakeOf('rate'),
      touchpoint: await intakeOf('touchpoint'),
      expansion_plan: await intakeOf('expansion_plan'),
      cost: await intakeOf('cost'),
      control_total: await intakeOf('control_total'),
      target: await intakeOf('target'),
      signal: await intakeOf('signal'),
      usage_reading: await intakeOf('usage_reading'),
      source_override: await intakeOf('source_override'),
      account_note: await intakeOf('account_note'),
    };
    return new Intake(scope, tables, writer);
  }

  /** Where the next statement of a table goes. `day`: where it is named by account and day, else null. */
  laneFor<Name extends StatementTableName>(name: Name, accountNo: number, day: DayNumber | null): Lane<RowsOf<Name>> {
    const { horizon, live, usual } = this.tables[name];
    return horizon !== null && day !== null && horizon.isBeyond(accountNo, day) ? live : usual;
  }

  /** Says that a row was written. A promise means: wait before adding more. */
  added(taken: Lane, identity: Readonly<Hash>): void | Promise<void> {
    taken.count += 1;
    this.tables[taken.table].names.add(identity);
    if (taken.rows.length >= CHUNK_BYTES) return this.writer.send(taken.target, taken.rows.take());
  }

  /** Ends the COPY and decides what each statement is to the store. */
  async settle(): Promise<Outcome[]> {
    await this.writer.finish();
    const outcomes: Outcome[] = [];
    for (const table of Object.values(this.tables)) {
      if (table.usual.count + table.live.count === 0) continue;
      outcomes.push(table.isFresh ? await this.adopt(table) : await this.merge(table));
      table.names.close();
    }
    return outcomes;
  }

  async abandon(): Promise<void> {
    for (const table of Object.values(this.tables)) table.names.close();
    await this.writer.abandon();
  }

  private adopt({ table, usual, names }: TableIntake): Promise<Outcome> {
    return adoptFresh({ ...this.scope, table }, { rows: usual.count, mayRepeat: () => names.repeated().length > 0 });
  }

  private async merge({ table, usual, live, names }: TableIntake): Promise<Outcome> {
    const scope = { ...this.scope, table };
    const repeated = names.repeated();
    // Names that come several times in the file are decided together, so all their statements are compared.
    const moves = live.count > 0 && repeated.length > 0;
    if (moves && usual.count === 0) await prepareStaged(scope);
    const moved = moves ? await moveToStaged(scope, repeated) : 0;
    const stayed = live.count - moved;
    const staged: Outcome =
      usual.count + moved === 0
        ? { new: 0, unchanged: 0, corrected: 0, conflicts: [], conflictCount: 0 }
        : await mergeStaged(scope, repeated.length > 0);
    return { ...staged, new: staged.new + stayed };
  }
}

/** Makes a target ready, and answers what COPY says of it. */
async function prepare(rest: Omit<Scope, 'table'>, target: Target, changes: ChangeColumns): Promise<string> {
  const [way, name] = target.split(' ') as [Way, StatementTableName];
  const scope = { ...rest, table: STATEMENT_TABLES[name] };
  const isChange = name === 'subscription_change';
  const columns = `(${isChange ? changes.names.join(', ') : copyColumns(name)}) from stdin`;
  const format = isChange ? BINARY : 'format text';
  if (way === 'fresh') return `${await prepareFresh(scope)} ${columns} with (${format}, freeze)`;
  if (way === 'staged') return `${await prepareStaged(scope)} ${columns} with (${format})`;
  return `${tableOf(scope.table, scope.workspaceId)} ${columns} with (${format})`;
}
