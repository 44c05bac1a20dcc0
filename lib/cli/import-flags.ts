/** What is said to a problem on the command line; its words are the same everywhere and name no flag. */
import type { Problem, ProblemCode } from '@/lib/ingest/problem';

const decimal = '--decimal . or --decimal ,';
const dates = '--dates dmy or --dates mdy';
const map = '--map field=Column';
const dataThrough = '--data-through DAY';

const flags: Partial<Record<ProblemCode, string>> = {
  unknown_kind: `--as KIND, ${map}; ratchet import --help lists the kinds`,
  kind_not_supported: '--as KIND',
  missing_column: map,
  missing_months: map,
  ignored_columns: map,
  amount_of_all: '--map unit_amount=Amount,amount=',
  undecided_decimal: decimal,
  mixed_decimal: decimal,
  undecided_dates: dates,
  mixed_dates: dates,
  undecided_end_day: '--end-day last or --end-day first-without',
  end_day_last: '--end-day first-without',
  missing_data_through: dataThrough,
  missing_export_day: dataThrough,
  after_the_export: dataThrough,
  currency_mismatch: '--currency CODE',
  missing_rate: '--plan-rate CODE=RATE, or --map currency=',
};

/** ' (--dates dmy or --dates mdy)'; empty where no flag helps. */
export function flagWords({ code }: Pick<Problem, 'code'>): string {
  const flag = flags[code];
  return flag === undefined ? '' : ` (${flag})`;
}
