/** What is said of files that other systems export, beside what is said of every file. */
import { type Entry, error, notice } from '../message-entry';

export const foreignMessages = {
  missing_export_day: error(
    'nothing says on which day the file was exported, and it is the state of that one day',
    'say it with --data-through DAY (the day of the export)',
  ),
  after_the_export: error(
    'created on {found}, after {other}, the day of the export',
    'correct the day of the export (--data-through DAY)',
  ),
  duplicate_subscription: error('the subscription {found} has an earlier row', 'keep one row for each subscription'),
  state_of_one_day: notice(
    'the file holds the state of one day and no history: what was expanded, reduced or left before is not in it, and who is active on that day is the opening balance',
    'for the history import Stripe’s invoices or its item change events, or connect Stripe; to go on from here import a new export each month',
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
    'if it is the price of one, map it so: --map unit_amount=Amount,amount=',
  ),
} as const satisfies Record<string, Entry>;
