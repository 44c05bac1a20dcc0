/** For tests that start processes: a script as Node runs it at once, where compiling it at each start took a second. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../place';

/** Bundles `code`, whose imports are seen from the checkout's root; answers the file, which Git ignores. */
export async function bundledScript(name: string, code: string): Promise<string> {
  const root = packageRoot();
  // Below the root, so that packages are found from there.
  const outfile = join(root, 'test-results', `${name}-${process.pid}.mjs`);
  await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'error',
  });
  return outfile;
}
