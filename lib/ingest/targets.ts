/** Targets (formats.md section 1): the figure that a metric is meant to reach in a period, as a whole or for a segment or owner. */

import { formatMonth } from '../domain/day';
import { companyMetricNames } from '../domain/explain-metrics';
import { parsePeriod } from '../domain/grid';
import type { PlanningRecord } from '../domain/planning';
import { type TargetMetric, targetMetric } from '../domain/target-metric';
import { NumberColumn } from './amounts';
import { placeOf } from './columns';
import type { FormatContext } from './format';
import { monthOfText } from './months';
import { PlanningFormat, StatedOnce } from './planning-format';
import { type Column, faulty, MemoColumn, type Place, type Row, read, required, textColumn } from './row';

/** '110 %' is 1.1: two places of the decimal point. */
const PERCENT = /^([-+]?)(\d{1,9})(?:[.,](\d{1,9}))?\s*%$/;

function ratioOf(percent: string): string | null {
  const match = PERCENT.exec(percent);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole.padStart(3, '0');
  const value = `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
  return sign === '-' ? `-${value}` : value;
}

/** A week, month, quarter or year; months also as spreadsheets write them. */
function periodOfText(text: string): string | null {
  const upper = text.toUpperCase();
  if (parsePeriod(upper) !== null && !/^\d{4}-\d{2}-\d{2}$/.test(upper)) return upper;
  const month = monthOfText(text);
  return month === null ? null : formatMonth(month);
}

const periodColumn = (place: Place): Column<string> =>
  new MemoColumn(place, (text, header) => {
    const period = periodOfText(text);
    return period === null ? faulty('bad_period', header, { found: text }) : read(period);
  });

const rangeInWords = (low: number, high: number): string =>
  high === Number.POSITIVE_INFINITY ? `at least ${low}` : `from ${low} to ${high}`;

export class TargetsFormat extends PlanningFormat {
  private readonly metric: Column<string>;
  private readonly period: Column<string>;
  private readonly value: NumberColumn;
  private readonly segment: Column<string>;
  private readonly owner: Column<string>;
  private readonly stated = new StatedOnce();

  constructor({ plan, conventions }: FormatContext) {
    super();
    this.metric = textColumn(placeOf(plan, 'metric'));
    this.period = periodColumn(placeOf(plan, 'period'));
    this.value = new NumberColumn(placeOf(plan, 'value'), conventions.decimal('value'), 'allowed');
    this.segment = textColumn(placeOf(plan, 'segment'));
    this.owner = textColumn(placeOf(plan, 'owner'));
  }

  protected recordOf(row: Row): PlanningRecord | null {
    const metric = required(row, this.metric);
    const period = required(row, this.period);
    const segment = this.segment.get(row);
    const owner = this.owner.get(row);
    const value = this.figureOf(row);
    const known = metric === null ? null : this.metricOf(row, metric);
    if (known !== null && value !== null) this.checkFit(row, known, value);
    if (metric === null || period === null || value === null || row.failed || row.unsettled !== null) return null;
    if (this.stated.isRepeated(row.number, [known?.name ?? metric, period, segment, owner]))
      row.fail('duplicate_target', this.metric.place.header, { found: metric, other: period });
    return { table: 'target', metric, period, value, segment, owner, row: row.number };
  }

  private metricOf(row: Row, stated: string): TargetMetric | null {
    const metric = targetMetric(stated);
    const names = companyMetricNames.join(', ');
    if (metric === null) row.fail('unknown_metric', this.metric.place.header, { found: stated, names });
    else if (metric.measured === null)
      row.say('unmeasured_metric', this.metric.place.header, { found: metric.name, names });
    return metric;
  }

  /** Whether the value can be a figure of the metric: 104 is no rate, and 5 % no amount. */
  private checkFit(row: Row, { name: other, unit, low, high }: TargetMetric, value: string): void {
    const { index, header } = this.value.place;
    const found = row.cells[index]?.trim() ?? '';
    if (unit === 'money' && PERCENT.test(found)) row.fail('amount_as_percent', header, { found, other });
    else if (Number(value) < low || Number(value) > high)
      row.fail('value_out_of_range', header, { found, other, names: rangeInWords(low, high) });
  }

  private figureOf(row: Row): string | null {
    const { index, header } = this.value.place;
    const ratio = ratioOf(row.cells[index]?.trim() ?? '');
    if (ratio !== null) return ratio;
    const faults = row.drafts.length;
    const value = this.value.decimal(row, null);
    if (value === null && row.drafts.length === faults && row.unsettled === null) row.fail('missing_value', header);
    return value;
  }
}
