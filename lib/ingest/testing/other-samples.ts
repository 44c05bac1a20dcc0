/** One small file for each format of Baremetrics and OpenPay, in the documented shape. */

/**
 * Worked by hand, MRR: cus_a pays 49 from 3 January and, having ended that on 10 February, 99 from then on. cus_b pays 600
 * a year × 2 seats: 100, from 20 January. cus_c pays 90 a quarter, 30, from 1 February to 15 March.
 */
export const baremetricsCsv = `plan_oid,plan_name,plan_currency,plan_amount,plan_interval,plan_interval_count,customer_oid,customer_name,customer_email,subscription_oid,subscription_started_at,subscription_canceled_at,subscription_quantity
basic,Basic,usd,4900,month,1,cus_a,Acme,ann@acme.test,sub_1,2026-01-03,2026-02-10,1
pro,Pro,usd,9900,month,1,cus_a,Acme,ann@acme.test,sub_2,2026-02-10,,1
yearly,Yearly,usd,60000,year,1,cus_b,Bolt,bo@bolt.test,sub_3,2026-01-20,,2
quarterly,Quarterly,usd,9000,month,3,cus_c,Cove,cy@cove.test,sub_4,2026-02-01,2026-03-15,1
`;

/**
 * Worked by hand, MRR without tax: ann@acme.test pays 100 in January and February, 150 in March. bo@bolt.test pays 1,200 a
 * year: 100, from 15 January; and 500 once.
 */
export const openpayCsv = `Invoice ID,Customer Email,First Name,Business Name,Currency,Product Name,Total Amount,Tax Amount,Period Start,Period End,Billing Interval,Billing Interval Count,Quantity,Subscription ID,Country
1,ann@acme.test,Ann,Acme,USD,Pro,119.00,19.00,2026-01-01,2026-02-01,month,1,2,s1,DE
2,Ann@acme.test,Ann,Acme,USD,Pro,119.00,19.00,2026-02-01,2026-03-01,month,1,2,s1,DE
3,ann@acme.test,Ann,Acme,USD,Pro,178.50,28.50,2026-03-01,,month,1,3,s1,DE
4,bo@bolt.test,Bo,,USD,Pro,1200.00,,2026-01-15,,year,1,1,s2,US
5,bo@bolt.test,Bo,,USD,Setup,500.00,,2026-01-15,,,,1,,US
`;
