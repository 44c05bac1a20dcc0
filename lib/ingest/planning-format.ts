/** What the kinds that state no revenue have in common: one row is one record, and none says how far the ledger goes. */
import type { PlanningRecord } from '../domain/planning';
import { type Format, NO_HINTS, type RecordSink } from './format';
import type { Row } from './row';

export abstract class PlanningFormat implements Format {
  /** Their amounts are in the reporting currency: no other is met. */
  readonly currencies: ReadonlySet<string> = new Set();
  private record: PlanningRecord | null = null;

  /** Null where something required is missing; what is wrong is told to the row. */
  protected abstract recordOf(row: Row): PlanningRecord | null;

  read(row: Row): boolean {
    this.record = this.recordOf(row);
    return this.record !== null && !row.failed && row.unsettled === null;
  }

  emit(sink: RecordSink): void | Promise<void> {
    return this.record === null ? undefined : sink.planning?.(this.record);
  }

  async finish(): Promise<void> {}

  hints() {
    return NO_HINTS;
  }
}

/** Names that one row of a file may state only once: a second one would silently replace the first. */
export class StatedOnce {
  private readonly rows = new Map<string, number>();

  /** Whether an earlier row stated the same. */
  isRepeated(row: number, parts: readonly (string | null)[]): boolean {
    const name = JSON.stringify(parts);
    const first = this.rows.get(name) ?? row;
    this.rows.set(name, first);
    return first !== row;
  }
}
