/** `npm start`: from a checkout with nothing but Node and npm to the pages, and a clean stop on Ctrl-C. */
import { createServer } from 'node:http';
import { resolve } from 'node:path';
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

/** What Next and Ratchet tell themselves by headers; a client has no say in it. */
const INTERNAL = /^(x-middleware-|x-ratchet-|x-nonce$|x-invoke-|x-matched-path$|x-next-|content-security-policy$)/;

/** A request with whom the connection is from, and without what only we may say. */
function withoutRumours(request) {
  for (const name of Object.keys(request.headers)) if (INTERNAL.test(name)) delete request.headers[name];
  request.headers['x-ratchet-peer'] = request.socket.remoteAddress ?? 'unknown';
  return request;
}

/** Serves the built pages in this process. */
async function serve({ host, port, url }) {
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: root, hostname: host, port });
  await app.prepare();
  const answer = app.getRequestHandler();
  const server = createServer((request, response) => answer(withoutRumours(request), response));
  await new Promise((settle, fail) => server.once('error', fail).listen(port, host, settle));
  stopOnSignals(server, app);
  await storeOpened(url);
}

/** The first answer opens the store, and so says whether that can be done; a migration takes what it takes. */
async function storeOpened(url) {
  for (;;) {
    const answer = await fetch(`${url}/api/health/ready`);
    const { status } = await answer.json();
    // A store that is not whole is still read, so that its owner can see what is wrong.
    if (answer.ok || status === 'check_failed') return;
    if (status !== 'starting') throw new Refusal('The store could not be opened; the reason is above.');
  }
}

/** Answers what is under way, then ends; a request that never ends must not keep the process for ever. */
function stopOnSignals(server, app) {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      say('\nStopping …');
      process.once(signal, () => process.exit(130));
      setTimeout(() => process.exit(0), SHUTDOWN_MS).unref();
      server.close(() => app.close().finally(() => process.exit(0)));
      server.closeIdleConnections();
    });
  }
}

await runMain(async () => {
  const startedAt = performance.now();
  checkNode();
  loadDotEnv();
  const address = await claimAddress('npm start');
  ensureInstalled();
  ensureClient();
  await ensureBundle();
  ensureBuild(process.env.NEXT_DIST_DIR || '.next');

  process.chdir(root);
  const data = resolve(process.env.RATCHET_DATA?.trim() || 'data');
  Object.assign(process.env, { NODE_ENV: 'production', RATCHET_ROOT: root, RATCHET_DATA: data });
  stopWithShell();
  await serve(address);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const place = process.env.DATABASE_URL?.trim() ? 'the server in DATABASE_URL' : data;
  say(`\nRatchet is ready after ${seconds} s:  ${address.url}\nData: ${place}\nStop with Ctrl-C.`);
});
