/** What is said of files that other systems export, beside what is said of every file. */
import { type Entry, error, notice, warning } from '../message-entry';

export const foreignMessages = {
  missing_export_day: error(
    'nothing says on which day the file was exported, and it is the state of that one day',
    'say the day of the export (data through)',
  ),
  after_the_export: error(
    'created on {found}, after {other}, the day of the export',
    'correct the day of the export (data through)',
  ),
  duplicate_subscription: error('the subscription {found} has an earlier row', 'keep one row for each subscription'),
  state_of_one_day: notice(
    'the file holds the state of one day and no history: what was expanded, reduced or left before is not in it, and who is active on that day is the opening balance',
    'for the history import Stripe’s invoices or its item change events, or connect Stripe; to go on from here import a new export each month, of all states: one that is cancelled and not in the file runs on',
  ),
  columns_at_second_hand: notice(
    'the columns of this format are known from programs that read it, not from a description by its maker',
    'check the mapping and the first figures before you rely on it',
  ),
  coupon_not_in_amount: notice(
    'the export names the coupon {found} but not what it takes off; the amounts are as the file has them',
    'if they are before the discount, put the amount after it into the column',
  ),
  amount_of_all: notice(
    'some rows have a quantity above 1, and the amount was read as that of the whole quantity',
    'if it is the price of one, read the column as unit_amount',
  ),
  one_of_stripes_files: notice(
    'Stripe states the same revenue in subscriptions, invoices and item changes; two of them add up to twice as much',
    'import one of them alone, or connect Stripe instead',
  ),
  unknown_price: notice(
    'invoice lines name the price {found}, which Stripe does not list; they were left out, and what it charged is in no figure',
    'see in Stripe what the price is; if it is gone there, state the subscription by hand on the account’s page',
  ),
  earlier_missing: warning(
    'up to here more went than ever came: what was before the first row of this line is not in the file and counts as 0',
    'export it from the first change on',
  ),
  two_states_at_once: error(
    'the customer {found} has another MRR on {other} in an earlier row',
    'keep the last one of the day, or map the column of the change itself',
  ),
  bad_lines: error(
    'expected the invoice’s lines as JSON, found {found}',
    'export the column with the whole list of lines, not its first part or its address',
  ),
  line_without_amount: error(
    'line {count} has no amount in whole smallest units',
    'export the lines as Stripe has them',
  ),
  line_too_large: error(
    'line {count} has an amount or a quantity too large to be counted exactly',
    'check the numbers',
  ),
  line_without_period: error(
    'line {count} has no period, or one that ends before it starts',
    'export the lines with period.start and period.end',
  ),
  not_charged: notice('invoices that are {found} were left out: nothing was charged with them', 'nothing'),
  discounts_taken_off: notice(
    'discounts were taken off their lines, unless the invoice says that its coupon is for one invoice alone',
    'check customers with a coupon of one use: their MRR dips in that month where the file does not say so',
  ),
  usage_in_arrears: notice(
    'lines whose period was over when the invoice was made were read as metered usage: they name their price by its id alone',
    'nothing, unless they are charges in arrears of another kind: then export the lines with their whole price, or connect Stripe',
  ),
  credits_of_unused_time: notice(
    'a change within a period is counted in whole days at its full price, and may differ from it by a few cents a year until the next invoice',
    'where cents matter connect Stripe or import its item changes',
  ),
  one_amount_a_subscription: notice(
    'the file has one price and quantity for each subscription: where they changed, the last ones stand for all of its time',
    'nothing, unless changes within a subscription matter: then import invoices',
  ),
} as const satisfies Record<string, Entry>;
