/** Worked cases: input files, and reports with the figures that a pencil gives. The folder's README has the arithmetic. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface CaseRun {
  /** Report name and options, as on the command line. */
  args: string[];
  expect: Record<string, unknown>;
}

export interface WorkedCase {
  name: string;
  /** Data-through of the case. */
  today: string;
  /** Kind to path, in the order to import them. */
  files: [kind: string, path: string][];
  runs: CaseRun[];
}

interface ExpectedJson {
  today: string;
  inputs?: Record<string, string>;
  runs: CaseRun[];
}

/** The project's own copies. */
export const OWN_CASES = fileURLToPath(new URL('./worked', import.meta.url));
/** Where the specification lies beside the project, its cases too. */
export const SHARED_CASES = fileURLToPath(new URL('../../../../shared/cases', import.meta.url));

export function workedCases(folder: string): WorkedCase[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => {
    const json = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as ExpectedJson;
    const inputs = json.inputs ?? { accounts: 'accounts.csv', changes: 'changes.csv' };
    const files = Object.entries(inputs).map(([kind, file]): [string, string] => [kind, join(folder, name, file)]);
    return { name, today: json.today, files, runs: json.runs };
  });
}

/** The words of a command line as the parameters of a question: `--as-of 2025-02-19` is `as_of=2025-02-19`. */
export function paramsOf(args: readonly string[]): [string, string][] {
  const params: [string, string][] = [];
  for (let index = 0; index < args.length; index += 2)
    params.push([(args[index] ?? '').replace(/^--/, '').replaceAll('-', '_'), args[index + 1] ?? '']);
  return params;
}
