/** What an item's product, plan and kind are called: by metadata where it says so, else by the product and the price. */
import type { ChangeKind } from '@/lib/domain/records';
import type { KeptPrice, KeptProduct, Metadata } from './objects';
import type { StripeOptions } from './options';

export interface Names {
  product: string;
  plan: string | null;
  kind: ChangeKind;
}

const KINDS: Readonly<Record<string, ChangeKind>> = {
  core: 'core',
  addon: 'add_on',
  usage: 'usage',
  onetime: 'one_time',
};

const kindOf = (word: string | undefined): ChangeKind | null =>
  word === undefined ? null : (KINDS[word.toLowerCase().replaceAll(/[\s_-]/g, '')] ?? null);

/** The nearer the metadata to the item, the more it says: item, price, product, subscription. */
export function namesOf(
  price: KeptPrice,
  product: KeptProduct | null,
  near: { item: Metadata | null; subscription: Metadata | null },
  { metadata }: StripeOptions,
): Names {
  const said = [near.item, price.metadata, product?.metadata, near.subscription];
  const stated = (key: string): string | undefined =>
    said.map((each) => each?.[key]?.trim()).find((value) => value !== undefined && value !== '');
  return {
    product: stated(metadata.product) ?? product?.name ?? price.product,
    plan: stated(metadata.plan) ?? price.nickname ?? price.lookupKey,
    kind: price.recurring?.isMetered ? 'usage' : (kindOf(stated(metadata.kind)) ?? 'core'),
  };
}
