#!/usr/bin/env node
/** The `ratchet` command of a checkout: bundles its TypeScript when that changed, then runs it in this process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureBundle, ensureInstalled, loadDotEnv, root, runMain } from '../scripts/prepare.mjs';

await runMain(async () => {
  checkNode();
  // Only in a fresh clone: a command must not replace packages under a server that runs on them.
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) ensureInstalled();
  loadDotEnv();
  process.env.RATCHET_ROOT = root;
  const command = await ensureBundle();
  await import(pathToFileURL(command).href);
});
