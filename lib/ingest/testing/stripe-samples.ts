/** One small file for each of Stripe's exports, in the documented shape. */

const subscriptionColumns = [
  ...['id', 'Customer ID', 'Customer Name', 'Customer Email', 'Status', 'Cancellation Reason', 'Amount', 'Currency'],
  ...['Interval', 'Plan', 'Coupon', 'Cancel At Period End', 'Created (UTC)', 'Start (UTC)', 'Start Date (UTC)'],
  ...['Current Period Start (UTC)', 'Current Period End (UTC)', 'Trial Start (UTC)', 'Trial End (UTC)'],
  ...['Canceled At (UTC)', 'Ended At (UTC)', 'segment (metadata)'],
];

/** Exported on 2026-03-10. */
export const stripeSubscriptionsCsv = `${[
  subscriptionColumns.join(','),
  'sub_1,cus_a,Acme,ann@acme.test,active,,49.00,usd,month,Pro,,false,2025-01-05 10:30,2025-01-05 10:30,2025-01-05 10:30,2026-03-05 10:30,2026-04-05 10:30,,,,,SMB',
  'sub_2,cus_b,Bolt,bo@bolt.test,past_due,,588.00,eur,year,Pro,WELCOME,false,2025-02-01 00:00,2025-02-01 00:00,2025-02-01 00:00,2026-02-01 00:00,2027-02-01 00:00,,,,,MM',
  'sub_3,cus_c,Cove,cy@cove.test,trialing,,49.00,usd,month,Pro,,false,2026-03-01 09:00,2026-03-01 09:00,2026-03-01 09:00,2026-03-01 09:00,2026-03-15 09:00,2026-03-01 09:00,2026-03-15 09:00,,,',
  'sub_4,cus_d,Dune,di@dune.test,incomplete,,49.00,usd,month,Pro,,false,2026-03-09 12:00,2026-03-09 12:00,2026-03-09 12:00,2026-03-09 12:00,2026-04-09 12:00,,,,,',
  'sub_5,cus_e,Echo,ed@echo.test,active,,12000,jpy,month,Team,,true,2025-06-01 00:00,2025-06-01 00:00,2025-06-01 00:00,2026-03-01 00:00,2026-04-01 00:00,,,2026-03-07 08:00,,',
  'sub_6,cus_f,Fern,fi@fern.test,canceled,too_expensive,99.00,usd,month,Team,,false,2025-06-20 00:00,2025-06-20 00:00,2025-06-20 00:00,2026-01-20 00:00,2026-02-20 00:00,,,2026-02-11 08:00,2026-02-20 00:00,',
  'sub_7,cus_g,Gale,gus@gale.test,unpaid,,99.00,usd,month,Team,,false,2025-09-01 00:00,2025-09-01 00:00,2025-09-01 00:00,2026-03-01 00:00,2026-04-01 00:00,,,,,',
].join('\n')}\n`;
