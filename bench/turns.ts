/** Contestants take turns (A, B, A, B …), so that a noisy neighbour slows each of them alike. */
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

export interface Times {
  minMs: number;
  medianMs: number;
  turns: number;
}

export type Contestant = () => unknown;

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { minMs: sorted[0]!, medianMs: median, turns: sorted.length };
}

/** Times each contestant `turns` times after two unmeasured ones. */
export function takeTurns<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  turns: number,
): Record<Name, Times> {
  const names = Object.keys(contestants) as Name[];
  const measured = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = -2; turn < turns; turn += 1)
    for (const name of names) {
      const began = performance.now();
      contestants[name]();
      if (turn >= 0) measured.get(name)!.push(performance.now() - began);
    }
  return Object.fromEntries(names.map((name) => [name, timesOf(measured.get(name)!)])) as Record<Name, Times>;
}

/** Milliseconds that an awaited step takes, and what it gives. */
export async function timed<Result>(step: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const began = performance.now();
  const result = await step();
  return { ms: performance.now() - began, result };
}

interface CpuTicks {
  total: number;
  steal: number;
}

/** Ticks of all processors since boot (Linux: /proc/stat); null elsewhere. */
export function cpuTicks(): CpuTicks | null {
  if (!existsSync('/proc/stat')) return null;
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  // user nice system idle iowait irq softirq steal: what follows is counted in user already.
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { total: ticks.reduce((sum, one) => sum + one, 0), steal: ticks[7] ?? 0 };
}

/** Share of the processors' time that another machine took since `before`; null where it is not told. */
export function stealSince(before: CpuTicks | null): number | null {
  const now = cpuTicks();
  if (before === null || now === null || now.total === before.total) return null;
  return (now.steal - before.steal) / (now.total - before.total);
}
