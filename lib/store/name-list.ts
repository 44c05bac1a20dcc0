/**
 * The names that one import states, and which of them it states several times. A million names in a table of hashes
 * are a million waits for memory, so they are noted one after the other and looked through at the end, a small part
 * at a time. Beyond some millions they go to disk, so that a file of any length takes the same memory.
 */
import { bigintText, type Hash } from './identity';
import { NameSpill } from './name-spill';

/** Names of a block; two numbers of 32 bits each. */
const BLOCK_NAMES = 1 << 16;
const NAME = 2;
/** About this many names are looked through at a time: twice as many places fit a processor's own cache. */
const PART_NAMES = 1 << 12;
/** Blocks in memory before the next ones go to disk: two million names, 16 MB. */
const HELD_BLOCKS = 32;
/** About this many names are sorted into parts at a time. */
const SWEEP_NAMES = 1 << 21;

export class NameList {
  size = 0;
  private readonly blocks: Int32Array[] = [];
  private block = new Int32Array(0);
  private at = 0;

  private spill: NameSpill | null = null;

  /** `held`: blocks that memory may hold. */
  constructor(private readonly held = HELD_BLOCKS) {}

  add({ high, low }: Readonly<Hash>): void {
    if (this.at === this.block.length) this.nextBlock();
    this.block[this.at] = high;
    this.block[this.at + 1] = low;
    this.at += NAME;
    this.size += 1;
  }

  /** Every name that was added more than once, as PostgreSQL's bigint. Names are not added after that. */
  repeated(): string[] {
    const repeated = new Set<string>();
    const sweepBits = Math.max(0, Math.ceil(Math.log2(this.size / SWEEP_NAMES)));
    for (let sweep = 0; sweep < 1 << sweepBits; sweep++) {
      const { names, starts } = this.inParts(sweep, sweepBits);
      for (let part = 0; part + 1 < starts.length; part++)
        collectRepeated(names.subarray((starts[part] ?? 0) * NAME, (starts[part + 1] ?? 0) * NAME), repeated);
    }
    return [...repeated];
  }

  /** Lets go of what is on disk. */
  close(): void {
    this.spill?.close();
    this.spill = null;
  }

  private nextBlock(): void {
    if (this.blocks.length < this.held) {
      this.block = new Int32Array(BLOCK_NAMES * NAME);
      this.blocks.push(this.block);
    } else {
      // The last block in memory is the one that is filled again and again.
      this.spill ??= new NameSpill();
      this.spill.add(this.block);
    }
    this.at = 0;
  }

  /** The names whose highest bits are `sweep`, sorted into parts by the next ones; `starts`: the first of each part, and the end. */
  private inParts(sweep: number, sweepBits: number): { names: Int32Array; starts: Int32Array } {
    const bits = Math.max(0, Math.ceil(Math.log2(this.size / PART_NAMES)) - sweepBits);
    const isSwept = (high: number): boolean => sweepBits === 0 || high >>> (32 - sweepBits) === sweep;
    const partOf = (high: number): number => (bits === 0 ? 0 : (high << sweepBits) >>> (32 - bits));
    const ends = new Int32Array((1 << bits) + 1);
    this.each((high) => {
      if (!isSwept(high)) return;
      const next = partOf(high) + 1;
      ends[next] = (ends[next] ?? 0) + 1;
    });
    for (let part = 1; part < ends.length; part++) ends[part] = (ends[part] ?? 0) + (ends[part - 1] ?? 0);
    const starts = ends.slice();
    const names = new Int32Array((starts[starts.length - 1] ?? 0) * NAME);
    this.each((high, low) => {
      if (!isSwept(high)) return;
      const part = partOf(high);
      const to = ends[part] ?? 0;
      ends[part] = to + 1;
      names[to * NAME] = high;
      names[to * NAME + 1] = low;
    });
    return { names, starts };
  }

  private each(take: (high: number, low: number) => void): void {
    for (const block of this.blocks) takeFrom(block, block === this.block ? this.at : block.length, take);
    if (this.spill !== null) for (const block of this.spill.blocks()) takeFrom(block, block.length, take);
  }
}

function takeFrom(block: Int32Array, end: number, take: (high: number, low: number) => void): void {
  for (let at = 0; at < end; at += NAME) take(block[at] ?? 0, block[at + 1] ?? 0);
}

/** Open addressing: places hold the number of a name from 1 on. */
function collectRepeated(names: Int32Array, repeated: Set<string>): void {
  const count = names.length / NAME;
  const places = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, count) * 2)));
  const mask = places.length - 1;
  for (let name = 0; name < count; name++) {
    const high = names[name * NAME] ?? 0;
    const low = names[name * NAME + 1] ?? 0;
    let place = low & mask;
    for (let met = places[place] ?? 0; met !== 0; met = places[place] ?? 0) {
      if (names[(met - 1) * NAME] === high && names[(met - 1) * NAME + 1] === low) {
        repeated.add(bigintText({ high, low }));
        break;
      }
      place = (place + 1) & mask;
    }
    if (places[place] === 0) places[place] = name + 1;
  }
}
