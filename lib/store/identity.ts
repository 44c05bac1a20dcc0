/**
 * Names of statements as 64-bit hashes: two million of them fit an index of plain integers, and need no text when
 * the ledger is loaded. Among ten million statements two different names meet with probability 3 in a million.
 */

export interface Hash {
  high: number;
  low: number;
}

const hash: Hash = { high: 0, low: 0 };

/** Two independent 32-bit lanes over the UTF-16 units of what was hashed so far, and how many those were. */
let high = 0;
let low = 0;
let length = 0;

function begin(): void {
  high = 0x9e3779b9 | 0;
  low = 0x85ebca6b | 0;
  length = 0;
}

function add(text: string): void {
  let first = high;
  let second = low;
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0xcc9e2d51);
    first = (first << 15) | (first >>> 17);
    second = Math.imul(second ^ unit, 0x1b873593);
    second = (second << 13) | (second >>> 19);
    second = (second + first) | 0;
  }
  high = first;
  low = second;
  length += end;
}

function end(): Readonly<Hash> {
  hash.high = mix(high ^ length, 0x85ebca6b, 0xc2b2ae35);
  hash.low = mix(low ^ Math.imul(high, 5), 0x7feb352d, 0x846ca68b);
  return hash;
}

/** The answer is reused: copy it to keep it. */
export function hashOf(text: string): Readonly<Hash> {
  begin();
  add(text);
  return end();
}

const FIRST_KEYS = 1 << 12;
/** The two lanes and the length. */
const STATE = 3;

/**
 * The hashes of names that begin with an account, `source` NUL `account/item/day`. What comes before the item is hashed
 * once for each account that has a key.
 */
export class AccountNames {
  private states = new Int32Array(FIRST_KEYS * STATE);

  /** `prefix`: what stands before every account. */
  constructor(private readonly prefix: string) {}

  /** `hashOf` the whole name. `accountKey`: stands for the account among all that this object is asked; −1: none does. */
  hashOf(accountKey: number, accountId: string, item: string, day: string): Readonly<Hash> {
    this.account(accountKey, accountId);
    add(item);
    add('/');
    add(day);
    return end();
  }

  private account(key: number, id: string): void {
    const at = key * STATE;
    const known = key < 0 ? 0 : (this.states[at + 2] ?? 0);
    if (known !== 0) {
      high = this.states[at] as number;
      low = this.states[at + 1] as number;
      length = known;
      return;
    }
    begin();
    add(this.prefix);
    add(id);
    add('/');
    if (key < 0) return;
    if (at >= this.states.length) this.grow(at);
    this.states[at] = high;
    this.states[at + 1] = low;
    this.states[at + 2] = length;
  }

  private grow(least: number): void {
    const grown = new Int32Array(Math.max(least + STATE, this.states.length * 2));
    grown.set(this.states);
    this.states = grown;
  }
}

function mix(value: number, first: number, second: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), first);
  mixed = Math.imul(mixed ^ (mixed >>> 13), second);
  return mixed ^ (mixed >>> 16);
}

/** The decimal text of the hash as PostgreSQL's bigint. */
export const bigintText = ({ high, low }: Readonly<Hash>): string =>
  ((BigInt(high) << 32n) | BigInt(low >>> 0)).toString();

/** How often each name was met: open addressing over plain integers, about 30 bytes a name. */
export class HashCounts {
  private high = new Int32Array(1024);
  private low = new Int32Array(1024);
  private counts = new Int32Array(1024);
  private size = 0;

  /** Counts one more and answers how often it has been met, this time included. */
  add({ high, low }: Readonly<Hash>): number {
    if (this.size * 2 > this.counts.length) this.grow();
    const slot = this.slotOf(high, low);
    if (this.counts[slot] === 0) {
      this.high[slot] = high;
      this.low[slot] = low;
      this.size += 1;
    }
    const count = (this.counts[slot] ?? 0) + 1;
    this.counts[slot] = count;
    return count;
  }

  private slotOf(high: number, low: number): number {
    const mask = this.counts.length - 1;
    let slot = (high ^ low) & mask;
    while (this.counts[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low)) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { high, low, counts } = this;
    this.high = new Int32Array(counts.length * 2);
    this.low = new Int32Array(counts.length * 2);
    this.counts = new Int32Array(counts.length * 2);
    for (let i = 0; i < counts.length; i++) {
      const count = counts[i] ?? 0;
      if (count === 0) continue;
      const slot = this.slotOf(high[i] ?? 0, low[i] ?? 0);
      this.high[slot] = high[i] ?? 0;
      this.low[slot] = low[i] ?? 0;
      this.counts[slot] = count;
    }
  }
}
