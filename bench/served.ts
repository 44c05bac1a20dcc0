/** The built app, served for a bench in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../scripts/address.mjs';

const START_MS = 180_000;

export interface Server {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** The built pages on a store, on a port of their own; built where the build is missing or old. */
export async function serve(dataDir: string): Promise<Server> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), HOST: '', DATABASE_URL: '', RATCHET_DATA: dataDir };
  const child: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_MS;
  while (!(await fetch(`${url}/api/health`).catch(() => null))?.ok) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error('the pages could not be served');
    await sleep(200);
  }
  const ended = new Promise((settle) => child.once('exit', settle));
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}
