/**
 * Files that take seconds to make are made in a process of their own, so that whoever asks for something else meanwhile
 * is answered at once, and what the making took in memory is given back whole.
 *
 * `renderApart('pptx', model)` hands plain JSON to a renderer (`renderers.ts`) and answers the file's bytes.
 */
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '@/lib/store/place';
import { processWide } from '@/lib/store/shared';
import type { RendererName, RenderInputs } from './renderers';

export interface Limits {
  /** Ends the work when the one who asked has gone: `request.signal`. */
  signal?: AbortSignal;
  /** Milliseconds; the work is ended after them. */
  limitMs?: number;
}

/** The file was not made; the message is for the one who asked. */
export class RenderFailure extends Error {
  constructor(
    readonly reason: 'failed' | 'too long' | 'cancelled',
    message: string,
  ) {
    super(message);
    this.name = 'RenderFailure';
  }
}

const LIMIT_MS = 60_000;
const LOG_TAIL_CHARACTERS = 2_000;
/** Files that are made at the same time; further ones wait for their turn. */
const MOST_AT_ONCE = 2;
/** Behind the server, which people wait for as well. */
const NICENESS = 5;

interface Turns {
  running: number;
  waiting: (() => void)[];
}

const turns = (): Turns => processWide('exportTurns', () => ({ running: 0, waiting: [] }));

async function turn(): Promise<() => void> {
  const all = turns();
  if (all.running >= MOST_AT_ONCE) await new Promise<void>((settle) => all.waiting.push(settle));
  else all.running++;
  // A turn goes from hand to hand, so that nobody comes in between.
  return () => {
    const next = all.waiting.shift();
    if (next) next();
    else all.running--;
  };
}

const cancelled = (): RenderFailure => new RenderFailure('cancelled', 'The export was cancelled.');

function runApart(name: RendererName, input: string, { signal, limitMs = LIMIT_MS }: Limits): Promise<Uint8Array> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [join(packageRoot(), 'bin', 'ratchet.mjs'), 'export-job', name], {
      stdio: 'pipe',
      windowsHide: true,
    });
    const pieces: Buffer[] = [];
    let log = '';
    let broken: RenderFailure | null = null;
    const end = (why: RenderFailure): void => {
      broken ??= why;
      child.kill('SIGKILL');
    };
    const cancel = (): void => end(cancelled());
    const timer = setTimeout(
      () => end(new RenderFailure('too long', `The export took longer than ${limitMs / 1000} seconds and was ended.`)),
      limitMs,
    );
    signal?.addEventListener('abort', cancel, { once: true });
    child.stdout.on('data', (piece: Buffer) => void pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => {
      log = (log + piece.toString('utf8')).slice(-LOG_TAIL_CHARACTERS);
    });
    // Whoever dies before it has read its order has said why on stderr.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const done = (code: number | null): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      if (broken) fail(broken);
      else if (code === 0) settle(new Uint8Array(Buffer.concat(pieces)));
      else fail(new RenderFailure('failed', log.trim() || 'The export broke off.'));
    };
    child.on('error', (error) => {
      log = error.message;
      done(1);
    });
    child.on('close', done);
    // A process that has ended already, or a system without priorities, is no reason to fail.
    try {
      if (child.pid !== undefined) setPriority(child.pid, NICENESS);
    } catch {}
  });
}

/** The bytes of a file made by a renderer in a process of its own. @throws RenderFailure */
export async function renderApart<Name extends RendererName>(
  name: Name,
  input: RenderInputs[Name],
  limits: Limits = {},
): Promise<Uint8Array> {
  const release = await turn();
  try {
    if (limits.signal?.aborted) throw cancelled();
    return await runApart(name, JSON.stringify(input), limits);
  } finally {
    release();
  }
}
