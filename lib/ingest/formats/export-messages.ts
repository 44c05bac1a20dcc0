/** What ingest says of the exports of ChartMogul, Chargebee and Recurly. */
import { type Entry, error, notice } from '../message-entry';

export const exportMessages = {
  bad_cents: error(
    'expected an amount in whole cents like 4900, found {found}',
    'this export states money in cents; if the file states 49.00, multiply the column by 100',
  ),
  movement_does_not_sum: error(
    'the MRR after this movement is {found}, but the movements up to it come to {other}',
    'a movement is missing or altered: import all movements in one file, from the first on',
  ),
  proration_not_a_difference: error(
    'a {found} proration states a new price and not a difference, so that it cannot be added to the lines before it',
    'export differential prorations, or import the MRR movements instead',
  ),
  percentage_add_on: error(
    'the add-on costs {found} % of other charges, which no month of this file states',
    'import its invoice lines instead, or leave it out',
  ),
  interval_assumed: notice(
    'of some rows nothing says how often they are charged; they are taken as monthly',
    'fill in the current period or the plan’s interval where that is wrong',
  ),
  mrr_not_paid: notice(
    'MRR of a subscription that is {found} was read as 0: it is the last one it had',
    'nothing, unless it is still charged',
  ),
  mrr_of_customer: notice(
    'the MRR after each movement is the whole customer’s: so the movements add up',
    'nothing; each subscription has the sum of its own movements',
  ),
  mrr_of_subscription: notice(
    'the MRR after each movement is the subscription’s own: so the movements add up',
    'nothing; a customer has the sum of its subscriptions',
  ),
  mrr_rounded: notice(
    'amounts are a month’s, in whole cents: ARR of an annual price may differ by up to 6 cents a subscription',
    'import invoices or the billing system’s own export where cents matter',
  ),
  plans_are_products: notice(
    'the file does not tell add-ons from plans: a second plan beside the first is told as cross-sell',
    'nothing, or say otherwise on the account’s page',
  ),
  tax_taken_off: notice(
    'the tax was taken off the amount, which includes it',
    'nothing, unless the amounts were exported without tax',
  ),
  invoices_joined: notice('customer, date and currency of each line were taken from its invoice in {found}', 'nothing'),
  cancellations_at_period_end: notice(
    'invoices do not tell a cancellation from a renewal that is to come: revenue ends with the period that was paid',
    'nothing',
  ),
  months_only: notice(
    'the file has one figure a month: the day within the month and where expansion came from are not known',
    'import the billing system’s subscriptions or invoices where these matter',
  ),
  major_units_assumed: notice(
    'amounts are read as whole currency units (49.00)',
    'compare the MRR below with Chargebee’s own; if it is 100 times as much, divide the column by 100',
  ),
  add_ons_apart: notice('add-ons are not in this file', 'import the subscription add-ons export as well'),
  ids_of_chartmogul: notice(
    'customers are named by ChartMogul’s own ids: those of its other exports, which name them by external id, are other accounts',
    'import this export alone, or map the column of the external id to account_id where it has one',
  ),
  interval_not_paid: notice(
    'intervals of a {found} were read as 0: nothing is charged in them',
    'nothing, unless they are paid for',
  ),
  todays_state: notice(
    'the file holds the state of one day and no history: past prices, seats, upgrades and losses are not in it, and who is active on that day is the opening balance',
    'for the history import invoice lines; to go on from here import a new export each month',
  ),
  removed_add_ons: notice(
    'add-ons that were removed are not in this file: a lost one shows only where a later export is said to be complete',
    'import the export again each month, as complete from the day of the one before',
  ),
  add_ons_of_live: notice(
    'an add-on runs on where its subscription ends, because this file does not say so',
    'export the add-ons of live subscriptions, and say that the file is complete',
  ),
} as const satisfies Record<string, Entry>;
