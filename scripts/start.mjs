/** `npm start`: from a checkout with nothing but Node and npm to the pages, and a clean stop on Ctrl-C. */
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { claimAddress } from './address.mjs';
import {
  checkNode,
  ensureBuild,
  ensureBundle,
  ensureClient,
  ensureInstalled,
  loadDotEnv,
  Refusal,
  root,
  runMain,
  say,
} from './prepare.mjs';
import { stopWithShell } from './shell.mjs';

const SHUTDOWN_MS = 10_000;
const READY_MS = 120_000;

/** Waits until the server answers that it is ready. */
async function untilReady(url) {
  const deadline = Date.now() + READY_MS;
  for (let last = 'no answer'; ; ) {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(30_000) }).catch(() => null);
    if (answer?.ok) return;
    if (answer) last = `${answer.status} ${(await answer.text()).slice(0, 500)}`;
    if (Date.now() > deadline) throw new Refusal(`The server did not become ready: ${last}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Next closes the server on these signals; a request that never ends must not keep the process for ever. */
function stopOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      say('\nStopping …');
      process.once(signal, () => process.exit(130));
      setTimeout(() => process.exit(0), SHUTDOWN_MS).unref();
    });
  }
}

await runMain(async () => {
  const startedAt = performance.now();
  checkNode();
  loadDotEnv();
  const { host, port, url } = await claimAddress('npm start');
  ensureInstalled();
  ensureClient();
  const [, server] = [await ensureBundle(), ensureBuild(process.env.NEXT_DIST_DIR || '.next')];

  // The server runs from its own folder, so what is relative to the checkout is made absolute here.
  process.env.RATCHET_ROOT = root;
  process.env.RATCHET_DATA = resolve(root, process.env.RATCHET_DATA?.trim() || 'data');
  Object.assign(process.env, { NODE_ENV: 'production', HOSTNAME: host, HOST: host, PORT: String(port) });
  process.chdir(dirname(server));
  stopOnSignals();
  stopWithShell();
  await import(pathToFileURL(server).href);
  await untilReady(url);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(
    `\nRatchet is ready after ${seconds} s: ${url}\nData: ${process.env.DATABASE_URL ? 'the server in DATABASE_URL' : process.env.RATCHET_DATA}\nStop with Ctrl-C.`,
  );
});
