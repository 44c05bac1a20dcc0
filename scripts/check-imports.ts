/** `npm run rules`: holds every source file against the import rules, and names each breach by file and line. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { importCycles } from './import-cycles';
import { checkFile, sourceFiles } from './import-rules';

const root = resolve(import.meta.dirname, '..');
const sources = new Map(sourceFiles(root).map((path) => [path, readFileSync(join(root, path), 'utf8')] as const));
const violations = [...sources].flatMap(([path, text]) => checkFile(path, text));
const cycles = importCycles(sources);

for (const { path, line, message } of violations) console.log(`${path}:${line}: ${message}`);
for (const cycle of cycles) console.log(`a ring of imports: ${cycle.join(' → ')}`);
console.log(`${sources.size} files, ${violations.length} breaches of the import rules, ${cycles.length} rings`);
process.exitCode = violations.length + cycles.length > 0 ? 1 : 0;
