/** `npm run generate`: the Prisma client, and the types that Next derives from the routes. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { checkNode, ensureClient, ensureInstalled, Refusal, root, runMain } from './prepare.mjs';

await runMain(() => {
  checkNode();
  ensureInstalled();
  ensureClient();
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const { status } = spawnSync(process.execPath, [next, 'typegen'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Refusal('next typegen failed; its errors are above.');
});
