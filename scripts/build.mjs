/** `npm run build`: the command and the pages, ready to serve. */
import { checkNode, ensureBuild, ensureBundle, ensureClient, ensureInstalled, runMain } from './prepare.mjs';

await runMain(async () => {
  checkNode();
  ensureInstalled();
  ensureClient();
  await ensureBundle();
  ensureBuild(process.env.NEXT_DIST_DIR || '.next');
});
