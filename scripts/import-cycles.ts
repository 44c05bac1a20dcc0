/** Files that need each other to be loaded, directly or through others. An import of types alone is no such need. */
import { dirname, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts'];

/** The files of the checkout that a file loads. */
function loadedBy(path: string, text: string, files: ReadonlySet<string>): string[] {
  const { staticImports, staticExports } = parseSync(path, text).module;
  const imported = staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some((entry) => !entry.isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exported = staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.moduleRequest && !entry.isType ? [entry.moduleRequest.value] : [])),
  );
  return [...imported, ...exported].flatMap((module) => {
    if (!module.startsWith('.') && !module.startsWith('@/')) return [];
    const target = module.startsWith('@/') ? module.slice(2) : posix.join(dirname(path), module);
    return endings.map((ending) => target + ending).filter((candidate) => files.has(candidate));
  });
}

/** Every ring of imports, as the path from a file back to itself; each file is named by one ring at most. */
export function importCycles(sources: ReadonlyMap<string, string>): string[][] {
  const files = new Set(sources.keys());
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, trail: string[]): void => {
    const from = trail.indexOf(path);
    if (from >= 0) cycles.push([...trail.slice(from), path]);
    if (from >= 0 || done.has(path)) return;
    for (const next of loadedBy(path, sources.get(path) ?? '', files)) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  return cycles;
}
