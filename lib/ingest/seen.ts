/**
 * What has been met in a file of millions of rows, in typed arrays instead of strings: a text is remembered by a hash
 * of 64 bits (two different ones meet once in 10¹³ pairs of a million), with a small number beside it.
 */

export class TextHash {
  high = 0;
  low = 0;

  of(first: string, second = ''): this {
    let high = 0xdeadbeef ^ first.length;
    let low = 0x41c6ce57 ^ second.length;
    for (let i = 0; i < first.length; i++) {
      const code = first.charCodeAt(i);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    for (let i = 0; i < second.length; i++) {
      const code = second.charCodeAt(i);
      high = Math.imul(high ^ code, 2246822519);
      low = Math.imul(low ^ code, 3266489909);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    this.high = high;
    this.low = low;
    return this;
  }
}

const FIRST_CAPACITY = 1 << 14;
/** High, low, value. */
const SLOT = 3;

export class Seen {
  private slots = new Int32Array(FIRST_CAPACITY * SLOT);
  private capacity = FIRST_CAPACITY;
  private size = 0;

  /** The number remembered with the text; 0 where it was not met. */
  get(key: TextHash): number {
    return this.slots[this.find(key.high, key.low) * SLOT + 2] ?? 0;
  }

  /** `value` is not 0. */
  put(key: TextHash, value: number): void {
    if (this.size * 10 > this.capacity * 7) this.grow();
    const at = this.find(key.high, key.low) * SLOT;
    if (this.slots[at + 2] === 0) this.size++;
    this.slots[at] = key.high;
    this.slots[at + 1] = key.low;
    this.slots[at + 2] = value;
  }

  private find(high: number, low: number): number {
    const mask = this.capacity - 1;
    let slot = low & mask;
    for (;;) {
      const at = slot * SLOT;
      if (this.slots[at + 2] === 0 || (this.slots[at] === high && this.slots[at + 1] === low)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.capacity *= 2;
    this.slots = new Int32Array(this.capacity * SLOT);
    for (let at = 0; at < old.length; at += SLOT) {
      const value = old[at + 2] ?? 0;
      if (value === 0) continue;
      const to = this.find(old[at] ?? 0, old[at + 1] ?? 0) * SLOT;
      this.slots[to] = old[at] ?? 0;
      this.slots[to + 1] = old[at + 1] ?? 0;
      this.slots[to + 2] = value;
    }
  }
}
