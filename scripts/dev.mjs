/** `npm run dev`: the pages in development mode, made again as the sources change. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { claimAddress } from './address.mjs';
import { checkNode, ensureBundle, ensureClient, ensureInstalled, loadDotEnv, root, runMain } from './prepare.mjs';
import { stopWithShell } from './shell.mjs';

await runMain(async () => {
  checkNode();
  loadDotEnv();
  const { host, port } = await claimAddress('npm run dev');
  ensureInstalled();
  ensureClient();
  await ensureBundle();
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const data = resolve(root, process.env.RATCHET_DATA?.trim() || 'data');
  const env = { ...process.env, RATCHET_ROOT: root, RATCHET_DATA: data, NEXT_TELEMETRY_DISABLED: '1' };
  const server = spawn(process.execPath, [next, 'dev', '-H', host, '-p', String(port)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  stopWithShell();
  server.on('exit', (code) => process.exit(code ?? 0));
});
