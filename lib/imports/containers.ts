/**
 * Unpacking in a process of its own, so that whatever a file makes it do, the server goes on answering: its memory is
 * bounded, and it is ended where it takes too long.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ContainerRefused, type UnpackedPart } from '@/lib/ingest/containers/part';
import { containerType, unpack } from '@/lib/ingest/containers/unpack';
import type { Problem } from '@/lib/ingest/problem';
import { packageRoot } from '@/lib/store/place';

export interface UnpackJob {
  path: string;
  /** The name people know the file by. */
  name: string;
  folder: string;
}

export type UnpackAnswer = { parts: UnpackedPart[]; refused: null } | { parts: []; refused: Problem };

const MOST_HEAP_MEBIBYTES = 512;
const MOST_MS = 360_000;

/** Unpacks here; a refusal is part of the answer. */
export async function unpackHere({ path, name, folder }: UnpackJob): Promise<UnpackAnswer> {
  try {
    return { parts: await unpack(path, name, folder), refused: null };
  } catch (error) {
    if (error instanceof ContainerRefused) return { parts: [], refused: error.problem };
    throw error;
  }
}

/** The same by the command in a process of its own; no process where the file is no container. */
export async function unpackApart(job: UnpackJob): Promise<UnpackAnswer> {
  if ((await containerType(job.path)) === null) return { parts: [], refused: null };
  const command = [
    `--max-old-space-size=${MOST_HEAP_MEBIBYTES}`,
    join(packageRoot(), 'bin', 'ratchet.mjs'),
    'unpack-job',
  ];
  const child = spawn(process.execPath, command, {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(job));
  const ended = new Promise<number | null>((done, failed) => {
    child.on('error', failed);
    child.on('close', done);
  });
  const [answer, code] = await Promise.all([text(child.stdout), ended]);
  if (code === 0) return JSON.parse(answer) as UnpackAnswer;
  const refusal = new ContainerRefused(job.name, 'container_too_large', {
    other: 'it took too long, or too much memory',
  });
  return { parts: [], refused: refusal.problem };
}
