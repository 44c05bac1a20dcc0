#!/usr/bin/env node
/** The `ratchet` command of a checkout: bundles its TypeScript when that changed, then runs it in this process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensureBundle, loadDotEnv, Refusal, root, runMain } from '../scripts/prepare.mjs';

await runMain(async () => {
  checkNode();
  if (!existsSync(join(root, 'node_modules/esbuild'))) {
    throw new Refusal(`Ratchet's packages are not installed. Run this first:\n  cd ${root} && npm ci`);
  }
  loadDotEnv();
  process.env.RATCHET_ROOT = root;
  const command = await ensureBundle();
  await import(pathToFileURL(command).href);
});
