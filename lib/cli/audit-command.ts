/** `ratchet audit`: who did what and when, as a table, JSON or CSV; `--verify` looks whether the log is as it was written. */
import type { Command } from 'commander';
import { momentOf } from '@/lib/digest/schedule';
import { formatDay, parseDay } from '@/lib/domain/day';
import { type ChainEnd, checkAudit } from '@/lib/store/audit-chain';
import { type AuditQuestion, readAudit } from '@/lib/store/audit-log';
import { readSettings } from '@/lib/store/settings';
import { auditLines, auditTable, chainState } from '@/lib/view/audit';
import { csvOf } from '@/lib/view/twin';
import { log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

interface AuditOptions extends GlobalOptions {
  action?: string;
  by?: string;
  from?: string;
  until?: string;
  limit?: string;
  csv?: boolean;
  verify?: boolean | string;
}

const USUAL_ENTRIES = 50;

function dayOf(name: string, text: string | undefined, later: number, timeZone: string | null): Date | null {
  if (text === undefined) return null;
  const day = parseDay(text);
  if (day === null) throw new UsageError(`${name}: expected a day as YYYY-MM-DD, found "${text}"`);
  return momentOf(formatDay(day + later), 0, timeZone);
}

function questionOf(options: AuditOptions, timeZone: string | null): AuditQuestion {
  const { action = '', by = null, from, until, limit = String(USUAL_ENTRIES), csv } = options;
  if (!/^[1-9]\d{0,6}$/.test(limit)) throw new UsageError(`--limit: expected a whole number from 1, found "${limit}"`);
  return {
    actions: action.split(',').filter(Boolean),
    by,
    from: dayOf('--from', from, 0, timeZone),
    until: dayOf('--until', until, 1, timeZone),
    before: null,
    limit: csv && options.limit === undefined ? 1_000_000 : Number(limit),
  };
}

/** '1204:3fa9…', as --verify and the page print it. */
function notedEnd(text: string | boolean): ChainEnd | null {
  if (typeof text === 'boolean') return null;
  const [, link, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (link === undefined || hash === undefined)
    throw new UsageError('--verify: expected the end of the log as it was noted, ENTRY:HASH, or nothing');
  return { link: Number(link), hash };
}

async function verify(options: AuditOptions): Promise<void> {
  const noted = notedEnd(options.verify ?? true);
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const chain = await checkAudit(db, principal, workspaceId, noted);
    if (chain.findings.length > 0) process.exitCode = 1;
    if (options.json) return printJson(chain);
    const { entries, end, findings } = chain;
    const state = chainState({ entries, end: end && { no: end.link, hash: end.hash }, findings });
    process.stdout.write(`${[state.finding, ...state.findings].map((line) => `${line}.\n`).join('')}`);
    if (state.end !== null) log(`Its end, to be noted elsewhere: ${state.end}`);
  });
}

async function audit(options: AuditOptions): Promise<void> {
  if (options.verify !== undefined) return verify(options);
  await withWorkspace(options, async ({ db, workspaceId }) => {
    const { timeZone } = await readSettings(db, principal, workspaceId);
    const { entries, found } = await readAudit(db, principal, workspaceId, questionOf(options, timeZone));
    const told = entries.map(({ link, at, principalKind, principalName, action, version, details }) => ({
      ...{ no: link, at: at.toISOString(), by: { kind: principalKind, name: principalName }, action, version, details },
    }));
    if (options.json) return printJson({ entries: told, found });
    if (options.csv) return void process.stdout.write(csvOf(auditTable(told)));
    printTable(
      ['when', 'who', 'what', 'entry', 'about'],
      auditLines(told, timeZone ?? 'UTC').map(({ when, who, what, no, about }) => [when, who, what, no, about]),
    );
    if (found > told.length) log(`${told.length} of ${found} entries; --limit lists more, --csv all`);
  });
}

export function registerAuditCommand(program: Command): void {
  program
    .command('audit')
    .description('who did what and when, the newest first; --verify: whether the log is as it was written')
    .option('--action <actions>', 'of these actions alone, by comma, such as settings_written')
    .option('--by <name>', 'of this person or program alone')
    .option('--from <day>', 'from this day on')
    .option('--until <day>', 'until this day')
    .option('--limit <n>', `so many (default ${USUAL_ENTRIES})`)
    .option('--csv', 'all of it as CSV')
    .option('--verify [end]', 'look over the chain of hashes, and that an end noted before is still in it')
    .action((_: object, command: Command) => audit(command.optsWithGlobals()));
}
