/** A company of one price at Stripe, for tests of reading it. */
import { customer, invoice, line, price, product, subscription } from './objects';
import type { Objects } from './server';

export const basic = price('price_basic', { unit: 1000, nickname: 'Basic' });

/** So many customers with $10 a month since January; Stripe lists the newest first. */
export function company(customers: number): Objects {
  const numbers = Array.from({ length: customers }, (_, index) => index + 1).reverse();
  const months = ['2025-01-10', '2025-02-10', '2025-03-10', '2025-04-10', '2025-05-10'];
  const objects = {
    products: [product('prod_basic', 'Basic')],
    prices: [basic],
    coupons: [],
    invoiceitems: [],
    events: [],
    customers: numbers.map((number) => customer(`cus_${number}`)),
    subscriptions: numbers.map((number) =>
      subscription([{ id: `si_${number}`, price: basic, until: '2025-05-10' }], {
        id: `sub_${number}`,
        customer: `cus_${number}`,
      }),
    ),
    invoices: numbers.flatMap((number) =>
      [3, 2, 1, 0].map((month) => {
        const [from = '', until = ''] = months.slice(month, month + 2);
        const own = line({ item: `si_${number}`, subscription: `sub_${number}`, price: basic, from, until });
        return invoice(from, [own], { customer: `cus_${number}`, livemode: false });
      }),
    ),
  };
  return objects;
}
