/** Runs the real `ratchet import` in a process of its own, and watches its memory. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const LOOK_EVERY_MS = 25;

export interface ImportProcess {
  ms: number;
  /** Most memory it ever held; null where the system does not tell (/proc). */
  peakBytes: number | null;
  /** The JSON document it printed. */
  answer: Record<string, unknown>;
}

/** Peak resident memory so far. */
function peakOf(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'));
    return match ? Number(match[1]) * 1024 : null;
  } catch {
    // It ended between the two looks.
    return null;
  }
}

/** @throws Error with what it wrote to stderr where it failed. */
export function runRatchet(bundle: string, args: readonly string[]): Promise<ImportProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, [bundle, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let peakBytes: number | null = null;
  const look = (): void => {
    const peak = child.pid === undefined ? null : peakOf(child.pid);
    if (peak !== null) peakBytes = Math.max(peakBytes ?? 0, peak);
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      const ms = performance.now() - began;
      clearInterval(looking);
      if (code !== 0) return failed(new Error(`ratchet ${args[0]} ended with ${code}:\n${said}${out}`));
      done({ ms, peakBytes, answer: out.trim() === '' ? {} : (JSON.parse(out) as Record<string, unknown>) });
    });
  });
}
