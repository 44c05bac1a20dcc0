/** `npm run rules`: holds every source file against the import rules, and names each breach by file and line. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkFile, sourceFiles } from './import-rules';

const root = resolve(import.meta.dirname, '..');
const files = sourceFiles(root);
const violations = files.flatMap((path) => checkFile(path, readFileSync(join(root, path), 'utf8')));
for (const { path, line, message } of violations) console.log(`${path}:${line}: ${message}`);
console.log(`${files.length} files, ${violations.length} breaches of the import rules`);
process.exitCode = violations.length > 0 ? 1 : 0;
