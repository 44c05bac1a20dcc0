/**
 * Every sentence that ingest says to a person, in one place: what is wrong (`message`) and what to do about it
 * (`remedy`). `{found}`, `{other}`, `{names}` and `{count}` are filled in; where it is (file, row, column) is said
 * in front of it by `problem.ts`.
 */
import { containerMessages } from './container-messages';
import { exportMessages } from './formats/export-messages';
import { foreignMessages } from './formats/messages';
import { type Entry, error, notice, warning } from './message-entry';

export type { Severity } from './message-entry';

const FIRST_ROW = 'the first row holds the column names, each further row one record; export it again';
const ISO_DATE = 'write the date as YYYY-MM-DD, for example 2026-03-01';

export const catalogue = {
  ...containerMessages,
  ...foreignMessages,
  ...exportMessages,

  // The file as a whole
  file_unreadable: error('the file cannot be read ({found})', 'check that it exists and that you may read it'),
  wrong_file_type: error('this is {found}, not a table in text form', '{names}'),
  empty_file: error('the file is empty', FIRST_ROW),
  no_rows: error('the file has column names but no rows', FIRST_ROW),
  unclosed_quote: error(
    'a quotation mark opens a cell that never ends, so that nothing after it could be read',
    'close it, or write a quotation mark inside a cell twice ("")',
  ),
  unknown_kind: error(
    'the columns fit no kind of file that is known; the nearest is {found}, which also needs {other}; the file has the columns {names}',
    'say what it is (accounts, changes, invoices, mrr, rates, usage, signals, touchpoints, plans, costs, targets, control_totals, or the export of another system) and which column holds what',
  ),
  kind_not_supported: error(
    'there is no kind of file called {found}',
    'import accounts, changes, invoices, mrr, rates, usage, signals, touchpoints, plans, costs, targets or control_totals; if it is one of them, say which',
  ),
  missing_column: error(
    'no column was found for {found}; the file has the columns {names}',
    'say which column holds {other}',
  ),
  missing_months: error(
    'no column is a month; the file has the columns {names}',
    'head each month column with its month, for example 2025-01, or say which columns hold month and mrr',
  ),
  unknown_header: error(
    'the mapping names a column "{found}" for {other}, but the file has the columns {names}',
    'use one of these column names, or {other}= to leave the column out',
  ),
  unknown_field: error('the mapping names a field "{found}", but the fields are {names}', 'use one of these fields'),
  duplicate_month_column: error('the columns {found} and {other} are the same month', 'remove or rename one of them'),
  unknown_default_currency: error(
    '"{found}" is not a currency code',
    'give a code of three letters of ISO 4217, for example USD',
  ),
  undecided_decimal: error(
    '{found} can be read in two ways, and no cell of the column decides',
    'say which sign marks decimals, . or ,',
  ),
  mixed_decimal: error(
    '{found} marks decimals otherwise than {other}',
    'write all its numbers in one way, or say which sign marks decimals',
  ),
  undecided_end_day: error(
    'nothing says whether the end date {found} is the last day with the service or the first one without it',
    'say which of the two it is',
  ),
  undecided_dates: error(
    'expected YYYY-MM-DD, found {found}, which can be read in two ways, and no cell of the column decides',
    'say which comes first, day or month',
  ),
  mixed_dates: error(
    '{found} has day and month in another order than {other}',
    'write all its dates in one way, best YYYY-MM-DD, or say which comes first, day or month',
  ),

  // One cell or row
  missing_value: error('the cell is empty, but every row needs one', 'fill it in'),
  empty_word: error('"{found}" means an empty cell, but every row needs a value', 'fill it in'),
  bad_date: error('expected YYYY-MM-DD, found {found}', ISO_DATE),
  no_such_date: error('{found} is a date that does not exist', ISO_DATE),
  date_out_of_range: error('the date {found} is not between 1900 and 2199', ISO_DATE),
  bad_month: error('expected a month like 2026-03, found {found}', 'write the month as YYYY-MM'),
  bad_number: error('expected a number like 1234.50, found {found}', 'write a plain number'),
  wrong_decimal: error(
    'the column marks decimals with "{other}", but {found} does not fit that',
    'write the number as the other cells of the column are written',
  ),
  negative_amount: error(
    'the amount {found} is negative',
    'put the discount into the amount, or end the line with status ended',
  ),
  parenthesised_amount: error(
    'the amount {found} is negative: parentheses mean less than zero',
    'put the discount into the amount; without the parentheses if it is not negative',
  ),
  negative_quantity: error('the quantity {found} is negative', 'state the whole quantity, not the difference'),
  amount_too_large: error('{found} is too large to be counted exactly', 'check the number'),
  bad_rate: error('the rate {found} is not above 0', 'give the units of the reporting currency for one unit'),
  unknown_currency: error('"{found}" is not a currency', 'give a code of three letters of ISO 4217, for example EUR'),
  currency_mismatch: error(
    '{found} contradicts the currency {other}',
    'correct the amount or the currency; a file without a currency column takes the one given with it',
  ),
  unknown_interval: error(
    '"{found}" is not an interval',
    'use day, week, month, quarter, half_year or year, or a number of them such as 2 year',
  ),
  unknown_choice: error('"{found}" is none of {names}', 'use one of these words'),
  change_id_on_two_accounts: error(
    'the change id {found} was used by another account in an earlier row',
    'give every change its own id',
  ),
  period_not_positive: error(
    'the period ends on {found}, which is not after its start {other}',
    'period_end is the first day that is not covered: it lies after period_start',
  ),
  bad_bytes: error(
    '{found} holds bytes that are no text in UTF-8',
    'the file mixes encodings: save it as CSV (UTF-8) and mend the damaged characters',
  ),
  bad_character: error('the cell holds a NUL character', 'remove it; it is no text'),
  bad_json: error('the row is no JSON ({found})', 'send one JSON object for each row'),
  not_an_object: error('the row is {found}, not an object of fields', 'send one JSON object for each row'),
  nested_value: error('the field holds {found}', 'give it one text, number or truth value'),
  inexact_number: error(
    '{found} has more digits than a JSON number keeps',
    'send it as text, in quotation marks, so that no digit is lost',
  ),
  bad_quotes: error('text follows a closing quotation mark', 'write a quotation mark inside a quoted cell twice ("")'),
  too_many_cells: error(
    'the row has {found} cells, but there are {other} columns',
    'put cells that contain the separator into quotation marks',
  ),
  cut_off: error('the last row is cut off after {found} of {other} cells', 'export the file again; it is not whole'),
  text_too_long: error('the text has {found} characters, at most {other} fit', 'shorten it'),
  duplicate_account: error('the customer {found} has an earlier row', 'keep one row for each customer, summed up'),
  duplicate_month: error(
    'the customer {found} has an earlier row for this month',
    'keep one row for each customer and month, summed up',
  ),
  negative_value: error('the amount {found} is negative', 'state the whole amount'),
  open_with_close: error(
    'the plan is open, but was closed on {found}',
    'say with status whether it was won or lost, or empty closed_on',
  ),
  closed_before_opened: error('the plan was closed on {found}, before it was opened on {other}', 'check both dates'),
  bad_period: error('expected a period, found {found}', 'write it as 2026-03, 2026-Q1, 2026 or 2026-W09'),
  duplicate_cost: error(
    'the {other} costs of this team in {found} have an earlier row',
    'keep one row for each month, motion and team, summed up',
  ),
  duplicate_control_total: error('the control total of {found} has an earlier row', 'keep one row for each month'),
  unknown_metric: error(
    '"{found}" is no metric; there are {names}',
    'use one of these names; `ratchet glossary` says what each means, and nrr, grr and logo alone are those of 12 months',
  ),
  amount_as_percent: error(
    '{other} is an amount of money, and {found} is a percentage',
    'write the amount in major units, such as 25000, or name a rate, such as nrr_12m',
  ),
  value_out_of_range: error(
    '{other} is {names}; {found} is not',
    'write a rate as a ratio (1.04) or with its sign (104 %), and an amount without a sign of its own',
  ),
  duplicate_target: error(
    'the target for {found} in {other} has an earlier row',
    'keep one row for each metric, period, segment and owner',
  ),

  // What the workspace needs to know beside the rows
  missing_data_through: error(
    'nothing says up to which day these changes are complete',
    'say the last day the file covers (data through); data that simply stops is not churn',
  ),
  future_data_through: error(
    'the data cannot be complete through {found}, a day still to come',
    'state the last day the file covers, today at the latest',
  ),
  complete_without_days: error(
    'a file of {found} has no days, so it cannot be complete for some of them',
    'import it without saying that it is complete; what is no longer true is corrected by the rows themselves',
  ),
  missing_rate: error(
    'there are amounts in {found}, and no rate for it into {other}',
    'say the rate, import a rates file (month, currency, rate) first, or leave the currency column out',
  ),

  // Worth a look, nothing is left out
  quantity_blank: warning(
    'the quantity is blank, but an earlier row of this subscription states one; it counts as 1',
    'fill in the quantity, else it reads as lost seats',
  ),
  closed_without_day: warning(
    'the plan is {found}, but no day says when',
    'fill in closed_on, else it counts in the win rate but not in the time it took',
  ),
  unmeasured_metric: warning(
    'no actual figure stands beside a target of {found} yet; there is one for {names}',
    'the target is kept; name one of these to see what of it is attained',
  ),
  windows_1252: notice(
    'the file is not UTF-8 and was read as Windows-1252',
    'if names look wrong, save it as CSV (UTF-8)',
  ),
  mixed_encodings: notice(
    'part of the file is not UTF-8; the rows that hold such bytes are rejected',
    'save it as CSV (UTF-8), or mend the rejected rows',
  ),
  ignored_columns: notice('not used: {names}', 'to use one, say what it holds'),
  unread_fields: notice('not read: {names}', 'nothing, unless one of them is a field by another name'),
  other_source: notice(
    '{count} of these account ids are known from the source {found} and are new accounts in the source {other}',
    'if they are the same customers, send the rows with ?source={found}',
  ),
  duplicate_header: notice('the column name "{found}" occurs twice; the first is used', 'rename one of them'),
  empty_words: notice('"{found}" was read as an empty cell', 'nothing, unless it means something else'),
  end_day_last: notice(
    'end dates such as {found} were read as the last day with the service',
    'nothing, unless they are the first day without it: then say so',
  ),
  complete_with_rejects: notice(
    'rows are rejected, so the file is not complete and nothing was withdrawn because of it',
    'mend the rejected rows and import the whole file again',
  ),
  rounded: notice(
    '{found} has more decimals than the currency; such amounts were rounded, once',
    'nothing, unless the amounts are not in major units',
  ),
  time_dropped: notice('{found} has a time of day; the date alone was read', 'nothing'),
  parentheses: notice('{found} was read as a negative amount', 'nothing, unless it is not one'),
  short_rows: notice('{count} rows have fewer cells than there are columns; the rest was read as empty', 'nothing'),
  totals_row: notice('the row "{found}" adds up the others and was left out', 'rename it if it is a customer'),
  empty_months: notice('the months from {found} to {other} hold nothing yet and were left out', 'nothing'),
} as const satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof catalogue;
