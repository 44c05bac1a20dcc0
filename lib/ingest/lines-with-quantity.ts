/** Lines (account and item) of which a quantity was stated. */
import type { ChangeRecord } from '../domain/records';
import { Seen, TextHash } from './seen';

/** As many products of an account are known by a bit each. */
const BITS = 31;
const FIRST_KEYS = 1 << 12;

export class LinesWithQuantity {
  private readonly lines = new Seen();
  private readonly line = new TextHash();
  /** By account key: the products, by key, of which it is known that they are in `lines`. */
  private products = new Int32Array(FIRST_KEYS);

  has({ accountId, itemId, product }: ChangeRecord): boolean {
    return this.lines.get(this.line.of(accountId, itemId ?? product)) !== 0;
  }

  /** The keys stand for the account and the product (`RecordSink`). */
  add({ accountId, itemId, product }: ChangeRecord, accountKey: number, productKey: number): void {
    if (itemId === null && accountKey >= 0 && productKey >= 0 && productKey < BITS) {
      if (accountKey >= this.products.length) this.grow(accountKey);
      const products = this.products[accountKey] ?? 0;
      const bit = 1 << productKey;
      if ((products & bit) !== 0) return;
      this.products[accountKey] = products | bit;
    }
    this.lines.put(this.line.of(accountId, itemId ?? product), 1);
  }

  private grow(key: number): void {
    const grown = new Int32Array(Math.max(key + 1, this.products.length * 2));
    grown.set(this.products);
    this.products = grown;
  }
}
