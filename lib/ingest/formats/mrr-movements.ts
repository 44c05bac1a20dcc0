/** Changes of MRR, signed or told by a word, added up; or the MRR after each, as it stands. */
import { type DayNumber, formatDay } from '../../domain/day';
import { NumberColumn } from '../amounts';
import type { Choice } from '../choices';
import {
  type Currency,
  choiceColumn,
  currencyColumn,
  DateColumn,
  defaultCurrencyOf,
  instantColumn,
  placeOf,
} from '../columns';
import { type Format, type FormatContext, type Hints, NO_KEY, type RecordSink } from '../format';
import { type Row, required, textColumn } from '../row';
import { changeOf } from './foreign-change';
import { type Difference, SignedLog } from './signed-log';

const GAIN = 1;
const LOSS = -1;
/** A word that does not say which way it goes: the amount's own sign does. */
const AS_STATED = 0;

const movementChoice: Choice<number> = {
  offered: 'new, expansion, upgrade, reactivation, contraction, downgrade, churn',
  words: {
    new: GAIN,
    newbiz: GAIN,
    newbusiness: GAIN,
    expansion: GAIN,
    upgrade: GAIN,
    reactivation: GAIN,
    reactivated: GAIN,
    newcancelled: GAIN,
    contraction: LOSS,
    downgrade: LOSS,
    churn: LOSS,
    churned: LOSS,
    churndelinquent: LOSS,
    cancelled: LOSS,
    canceled: LOSS,
    // Of ProfitWell: a longer or shorter plan, which may cost more or less a month.
    increase: AS_STATED,
    decrease: AS_STATED,
  },
};

function columnsOf({ plan, conventions }: FormatContext) {
  const place = (field: string) => placeOf(plan, field);
  const text = (field: string) => textColumn(place(field));
  return {
    account: text('account_id'),
    day: new DateColumn(place('on'), conventions.dates('on'), 'expected'),
    moment: instantColumn(place('on'), conventions.dates('on')),
    change: new NumberColumn(place('change'), conventions.decimal('change'), 'allowed'),
    after: new NumberColumn(place('mrr_after'), conventions.decimal('mrr_after')),
    movement: choiceColumn(place('movement'), movementChoice),
    currency: currencyColumn(place('currency')),
    item: text('item_id'),
    product: text('product'),
    plan: text('plan'),
  };
}

const keyOf = ({ accountId, itemId, day }: Difference): string => JSON.stringify([accountId, itemId, day]);

export class MrrMovementsFormat implements Format {
  readonly currencies = new Set<string>();
  private readonly columns: ReturnType<typeof columnsOf>;
  private readonly defaultCurrency: Currency;
  private readonly log: SignedLog;
  /** The file states what came or went; else the MRR after it. */
  private readonly isSigned: boolean;
  /** Of MRR after a change: the last of each line and day, by its moment. */
  private readonly states = new Map<string, Difference>();
  private latest: DayNumber | null = null;
  private difference: Difference | null = null;

  constructor(context: FormatContext) {
    this.columns = columnsOf(context);
    this.defaultCurrency = defaultCurrencyOf(context.plan);
    this.isSigned = this.columns.change.place.index >= 0;
    const { header } = this.columns.change.place;
    this.log = new SignedLog((row) =>
      context.problems.add(row, { code: 'earlier_missing', column: header, details: {} }),
    );
  }

  read(row: Row): boolean {
    const { columns, isSigned } = this;
    const accountId = required(row, columns.account);
    const day = required(row, columns.day);
    const moment = columns.moment.get(row) ?? 0;
    const currency = columns.currency.get(row) ?? this.defaultCurrency;
    const sign = columns.movement.place.index < 0 || !isSigned ? null : columns.movement.get(row);
    const column = isSigned ? columns.change : columns.after;
    const { index, header } = column.place;
    if ((row.cells[index]?.trim() ?? '') === '') row.fail('missing_value', header);
    const stated = column.annual(row, index, header, currency);
    const states = { product: columns.product.get(row), plan: columns.plan.get(row) };
    const itemId = columns.item.get(row) ?? 'mrr';
    if (row.failed || row.unsettled !== null) return false;
    if (accountId === null || day === null || stated === null) return false;
    const arrMinor = sign === null || sign === AS_STATED ? stated : sign * Math.abs(stated);
    const own = { accountId, itemId, day, moment, arrMinor, currency: currency.code, row: row.number };
    const difference = { ...own, ...states, quantityMicro: null };
    const other = isSigned ? undefined : this.states.get(keyOf(difference));
    if (other !== undefined && other.moment === moment && other.arrMinor !== arrMinor) {
      row.fail('two_states_at_once', header, { found: accountId, other: formatDay(day) });
      return false;
    }
    this.difference = difference;
    return true;
  }

  emit(): void {
    const { difference } = this;
    if (difference === null) return;
    if (this.isSigned) this.log.add(difference);
    else {
      const other = this.states.get(keyOf(difference));
      if (other === undefined || other.moment < difference.moment) this.states.set(keyOf(difference), difference);
    }
    this.currencies.add(difference.currency);
    this.latest = Math.max(this.latest ?? difference.day, difference.day);
  }

  async finish(sink: RecordSink): Promise<void> {
    const changes = this.isSigned ? this.log.changes() : this.statedChanges();
    for (const change of changes) await sink.change?.({ ...change, source: 'unclassified' }, NO_KEY);
  }

  hints(): Hints {
    return { dataThrough: this.latest, historyFrom: null };
  }

  private *statedChanges() {
    for (const { accountId, itemId, day, arrMinor, product, plan, currency, row } of this.states.values()) {
      const own = { accountId, itemId, effectiveDay: day, currency, row, plan, amountMinor: arrMinor };
      yield changeOf({ ...own, intervalUnit: 'year', ...(product === null ? {} : { product }) });
    }
  }
}
