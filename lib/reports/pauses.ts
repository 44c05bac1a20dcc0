/**
 * Long work is done in short pieces: whoever else asks is answered in between. Facts are in the server's memory, so that
 * what works on them stays in its thread; what makes a file of an answer goes elsewhere (`lib/export/thread.ts`).
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_MS = 40;
const PAUSE_MS = 1;
/** Others need several turns to be answered, as when they ask the database: they have them, for so long at most. */
const MOST_PAUSE_MS = 15;
/** Share of a pause in which nobody else did anything worth waiting for. */
const IDLE = 0.3;

let since = 0;

/** Lets others go first where the last pause is a while ago. */
export async function breathe(): Promise<void> {
  if (performance.now() - since < LONGEST_MS) return;
  const until = performance.now() + MOST_PAUSE_MS;
  let before = performance.eventLoopUtilization();
  for (;;) {
    await pause(PAUSE_MS);
    const { utilization } = performance.eventLoopUtilization(before);
    if (utilization < IDLE || performance.now() > until) break;
    before = performance.eventLoopUtilization();
  }
  since = performance.now();
}

/** Work that says where it may be left for a moment. */
export type Pieces<Value> = Generator<undefined, Value>;

/** All of it at once. */
export function atOnce<Value>(pieces: Pieces<Value>): Value {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

/** Piece by piece; others are answered before each and in between. */
export async function withPauses<Value>(pieces: Pieces<Value>): Promise<Value> {
  for (;;) {
    await breathe();
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
