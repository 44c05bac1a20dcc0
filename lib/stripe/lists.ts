/** Each kind of object: how its pages are asked for, how one is read again, which right that takes, and what is kept. */
import type Stripe from 'stripe';
import type { StripeRow } from '@/lib/store/stripe-objects';
import {
  keptCoupon,
  keptCustomer,
  keptInvoice,
  keptInvoiceItem,
  keptPrice,
  keptProduct,
  keptSubscription,
} from './keep';
import type { ObjectType } from './objects';

export interface ListPage {
  rows: StripeRow[];
  /** The last object of the page: the next one begins behind it. */
  last: string | null;
  hasMore: boolean;
  isLive: boolean | null;
}

interface ObjectList {
  /** In words, as of many. */
  words: string;
  /** The right of a restricted key, as Stripe's page names it. */
  right: string;
  page(stripe: Stripe, after: string | null, limit: number): Promise<ListPage>;
  /** Null: it is there no longer. */
  one(stripe: Stripe, id: string): Promise<StripeRow | null>;
}

interface Raw {
  id: string;
  livemode?: boolean;
}

const PAGE = 100;

/** The items of an object whose answer holds the first ten alone. */
async function rest<Item extends { id: string }>(
  first: { data: Item[]; has_more: boolean },
  next: (after: string) => Promise<{ data: Item[]; has_more: boolean }>,
): Promise<Item[]> {
  const items = [...first.data];
  let hasMore = first.has_more;
  for (let last = items.at(-1)?.id; hasMore && last !== undefined; last = items.at(-1)?.id) {
    const page = await next(last);
    items.push(...page.data);
    hasMore = page.has_more && page.data.length > 0;
  }
  return items;
}

/** Deleted or never there. */
const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 404;

function listOf<Object extends Raw>(said: {
  words: string;
  right: string;
  list(
    stripe: Stripe,
    params: { limit: number; starting_after?: string },
  ): Promise<{ data: Object[]; has_more: boolean }>;
  retrieve(stripe: Stripe, id: string): Promise<Object | { id: string; deleted: true }>;
  row(object: Object, stripe: Stripe): Promise<StripeRow>;
}): ObjectList {
  const { words, right, list, retrieve, row } = said;
  return {
    words,
    right,
    page: async (stripe, after, limit) => {
      const { data, has_more } = await list(stripe, { limit, ...(after !== null && { starting_after: after }) });
      const rows: StripeRow[] = [];
      for (const object of data) rows.push(await row(object, stripe));
      const [first] = data;
      return { rows, last: data.at(-1)?.id ?? null, hasMore: has_more, isLive: first?.livemode ?? null };
    },
    one: async (stripe, id) => {
      try {
        const object = await retrieve(stripe, id);
        return 'deleted' in object && object.deleted === true ? null : await row(object as Object, stripe);
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

const shared = (object: ObjectType, data: { id: string }): StripeRow => ({ object, id: data.id, customer: null, data });

const ofCustomer = (object: ObjectType, data: { id: string; customer: string | null }): StripeRow => ({
  object,
  id: data.id,
  customer: data.customer,
  data,
});

async function subscriptionRow(subscription: Stripe.Subscription, stripe: Stripe): Promise<StripeRow> {
  const params = { subscription: subscription.id, limit: PAGE, expand: ['data.price.tiers', 'data.discounts'] };
  const data = await rest(subscription.items, (starting_after) =>
    stripe.subscriptionItems.list({ ...params, starting_after }),
  );
  return ofCustomer('subscription', keptSubscription({ ...subscription, items: { ...subscription.items, data } }));
}

async function invoiceRow(invoice: Stripe.Invoice, stripe: Stripe): Promise<StripeRow> {
  const { id } = invoice;
  const lines = await rest(invoice.lines, (starting_after) =>
    stripe.invoices.listLineItems(id, { limit: PAGE, starting_after, expand: ['data.discounts'] }),
  );
  return ofCustomer('invoice', keptInvoice(invoice, lines));
}

const SUBSCRIPTION = ['discounts', 'items.data.discounts', 'items.data.price.tiers'];
const INVOICE = ['discounts', 'lines.data.discounts'];
const inData = (paths: readonly string[]): string[] => paths.map((path) => `data.${path}`);
/** Stripe expands four levels at most: prices come with their tiers by the list of prices. */
const LISTED_SUBSCRIPTION = ['data.discounts', 'data.items.data.discounts'];

export const lists: Readonly<Record<ObjectType, ObjectList>> = {
  product: listOf<Stripe.Product>({
    words: 'products',
    right: 'Products',
    list: (stripe, params) => stripe.products.list(params),
    retrieve: (stripe, id) => stripe.products.retrieve(id),
    row: async (product) => shared('product', keptProduct(product)),
  }),
  price: listOf<Stripe.Price>({
    words: 'prices',
    right: 'Prices',
    list: (stripe, params) => stripe.prices.list({ ...params, expand: ['data.tiers'] }),
    retrieve: (stripe, id) => stripe.prices.retrieve(id, { expand: ['tiers'] }),
    row: async (price) => shared('price', keptPrice(price)),
  }),
  coupon: listOf<Stripe.Coupon>({
    words: 'coupons',
    right: 'Coupons',
    list: (stripe, params) => stripe.coupons.list(params),
    retrieve: (stripe, id) => stripe.coupons.retrieve(id),
    row: async (coupon) => shared('coupon', keptCoupon(coupon)),
  }),
  customer: listOf<Stripe.Customer>({
    words: 'customers',
    right: 'Customers',
    list: (stripe, params) => stripe.customers.list(params),
    retrieve: (stripe, id) => stripe.customers.retrieve(id),
    row: async (customer) => ({ ...shared('customer', keptCustomer(customer)), customer: customer.id }),
  }),
  subscription: listOf<Stripe.Subscription>({
    words: 'subscriptions',
    right: 'Subscriptions',
    list: (stripe, params) => stripe.subscriptions.list({ ...params, status: 'all', expand: LISTED_SUBSCRIPTION }),
    retrieve: (stripe, id) => stripe.subscriptions.retrieve(id, { expand: SUBSCRIPTION }),
    row: subscriptionRow,
  }),
  invoice: listOf<Stripe.Invoice>({
    words: 'invoices',
    right: 'Invoices',
    list: (stripe, params) => stripe.invoices.list({ ...params, expand: inData(INVOICE) }),
    retrieve: (stripe, id) => stripe.invoices.retrieve(id, { expand: INVOICE }),
    row: invoiceRow,
  }),
  invoice_item: listOf<Stripe.InvoiceItem>({
    words: 'invoice items',
    right: 'Invoices',
    list: (stripe, params) => stripe.invoiceItems.list({ ...params, pending: true }),
    retrieve: (stripe, id) => stripe.invoiceItems.retrieve(id),
    row: async (item) => ofCustomer('invoice_item', keptInvoiceItem(item)),
  }),
};

/** A page as long as Stripe allows. */
export const PAGE_SIZE = PAGE;
