/** Rows of planning as lines of PostgreSQL's COPY text format. */
import { formatDay } from '@/lib/domain/day';
import {
  type ControlTotal,
  type Cost,
  type ExpansionPlan,
  type PlanningRecord,
  planSourceWord,
  type Target,
  type Touchpoint,
} from '@/lib/domain/planning';
import type { SignalRecord, UsageRecord } from '@/lib/domain/signals/records';
import type { CopyText } from './copy-text';
import { headOf, NULL, type Place, textOrNull } from './encode';
import { type Hash, hashOf } from './identity';

type Cell = string | number | null;

/** What a row says, in the order of its table's content columns, and the parts of its name. */
interface Encoded {
  name: Cell[];
  content: Cell[];
}

const dayOrNull = (day: number | null): string | null => (day === null ? null : formatDay(day));

/** A touchpoint has no name but what it says: equal rows are one touchpoint. */
function touchpointOf({ onDay, kind, owner, note }: Touchpoint, { source, accountNo }: Readonly<Place>): Encoded {
  const content = [accountNo, formatDay(onDay), kind, owner, note];
  return { name: [source, ...content], content };
}

/** A plan is the account's, opened on that day, from that source; what else it says may change. */
function planOf(plan: ExpansionPlan, { source, accountNo }: Readonly<Place>): Encoded {
  const opened = formatDay(plan.openedDay);
  const { amountMinor, champion, owner, status } = plan;
  const dates = { expected: dayOrNull(plan.expectedDay), closed: dayOrNull(plan.closedDay) };
  return {
    name: [source, accountNo, opened, planSourceWord(plan.source)],
    content: [accountNo, opened, plan.source, amountMinor, dates.expected, champion, owner, status, dates.closed],
  };
}

const costOf = ({ month, motion, team, amountMinor }: Cost): Encoded => ({
  name: [month, motion, team],
  content: [month, motion, team, amountMinor],
});

const targetOf = ({ metric, period, value, segment, owner }: Target): Encoded => ({
  name: [metric, period, segment, owner],
  content: [metric, period, value, segment, owner],
});

const controlTotalOf = ({ month, amountMinor }: ControlTotal): Encoded => ({
  name: [month],
  content: [month, amountMinor],
});

/** A signal has no name but what it says: equal rows are one signal. */
function signalOf({ onDay, signal, weightMilli, note }: SignalRecord, { source, accountNo }: Readonly<Place>): Encoded {
  const content = [accountNo, formatDay(onDay), signal, weightMilli, note];
  return { name: [source, ...content], content };
}

/** A reading is the account's, of that meter on that day; a later one of the same corrects it. */
function readingOf(reading: UsageRecord, { source, accountNo }: Readonly<Place>): Encoded {
  const { meter, usedMicro, limitMicro } = reading;
  const on = formatDay(reading.onDay);
  return {
    name: [source, accountNo, on, planSourceWord(meter)],
    content: [accountNo, on, meter, usedMicro, limitMicro],
  };
}

function encoded(record: PlanningRecord, place: Readonly<Place>): Encoded {
  switch (record.table) {
    case 'touchpoint':
      return touchpointOf(record, place);
    case 'expansion_plan':
      return planOf(record, place);
    case 'cost':
      return costOf(record);
    case 'target':
      return targetOf(record);
    case 'control_total':
      return controlTotalOf(record);
    case 'signal':
      return signalOf(record, place);
    case 'usage_reading':
      return readingOf(record, place);
  }
}

/** Its table has a column for statements that take one away. */
const mayBeVoid = ({ table }: PlanningRecord): boolean =>
  table === 'touchpoint' || table === 'expansion_plan' || table === 'cost';

/** Writes the record as a line; answers its identity, which is reused. */
export function encodePlanning(record: PlanningRecord, place: Readonly<Place>, out: CopyText): Readonly<Hash> {
  const { name, content } = encoded(record, place);
  const { byHand } = { byHand: undefined, ...record };
  const identity = hashOf(JSON.stringify(byHand === undefined ? name : ['by hand', byHand.id]));
  const said = mayBeVoid(record) ? [...content, byHand?.isVoid === true ? 't' : 'f'] : content;
  const cells = said.map((cell) => (typeof cell === 'number' ? String(cell) : textOrNull(cell)));
  out.lines(`${headOf(place, identity, record.row, NULL)}${cells.join('\t')}\n`);
  return identity;
}
