/** `ratchet digest`: preview, send, plan; and what became of each message. */

import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { refuseFailed, type Sent } from '@/lib/digest/deliver';
import { checkWebhook } from '@/lib/digest/webhook';
import { type DigestWork, digestContent, digestJobsDue, runDigestJob, sendDigest } from '@/lib/digest/work';
import { readEnvironment } from '@/lib/env';
import { runDueJobs } from '@/lib/jobs/loop';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { listDeliveries } from '@/lib/store/deliveries';
import { type DigestPlan, readDigestPlan, writeDigestPlan, writeWebhook } from '@/lib/store/digest-plan';
import { readSettings } from '@/lib/store/settings';
import type { Workspace } from '@/lib/store/workspaces';
import { CommandFailure, log, printJson, printTable, UsageError } from './output';
import { type GlobalOptions, principal, withWorkspace } from './session';

interface DigestOptions extends GlobalOptions {
  preview?: boolean;
  out?: string;
  text?: boolean;
  send?: boolean;
  to?: string;
  due?: boolean;
}

async function workOf(reader: LedgerReader, workspace: Workspace): Promise<DigestWork> {
  const { mail, allowsPrivateWebhooks, url } = readEnvironment();
  const { timeZone } = await readSettings(reader.db, reader.principal, reader.workspaceId);
  const view = await loadLedgerView(reader, undefined, true);
  return {
    place: { reader, workspace, view, timeZone, now: new Date() },
    senders: { mail, allowsPrivateWebhooks },
    url,
  };
}

async function preview(work: DigestWork, { out, text = false, json = false }: DigestOptions): Promise<void> {
  const content = await digestContent(work.place, work.url);
  if (content === null) throw new CommandFailure('there is no data to tell of yet');
  const { subject, html, text: plain } = content;
  if (out !== undefined) {
    writeFileSync(out, text ? plain : html);
    log(`Written to ${out}. Subject: ${subject}`);
  } else if (json) printJson({ subject, html, text: plain });
  else process.stdout.write(text ? `${subject}\n\n${plain}` : html);
}

/** Fails where a message did not arrive, after all were tried. */
function tell(sent: Sent[] | null, { json = false }: DigestOptions): void {
  if (sent === null) throw new CommandFailure('there is no data to tell of yet');
  if (sent.length === 0)
    throw new CommandFailure('the digest goes to nobody yet: "ratchet digest plan --recipients …"');
  if (json) printJson({ sent });
  else
    printTable(
      ['to', 'by', 'outcome', 'why'],
      sent.map(({ recipient, channel, status, error }) => [recipient, channel, status, error]),
    );
  refuseFailed(sent);
}

async function send(work: DigestWork, options: DigestOptions): Promise<void> {
  const occasion = `by hand ${randomUUID()}`;
  const whom = options.to === undefined ? 'all' : { addresses: [options.to] };
  tell(
    await sendDigest(work, options.to === undefined ? 'digest' : 'test', occasion, { now: () => new Date() }, whom),
    options,
  );
}

/** Does what is due now, as the server would: for machines on which none runs all week. */
async function doDue(work: DigestWork): Promise<void> {
  const { reader } = work.place;
  const done = await runDueJobs({
    db: reader.db as Parameters<typeof runDueJobs>[0]['db'],
    now: () => new Date(),
    log,
    work: {
      workspaces: async () => [reader.workspaceId],
      dueBy: (_, now) => digestJobsDue(reader, now),
      run: (context) => runDigestJob(work, context),
    },
  });
  log(done === 0 ? 'Nothing is due.' : `${done} done.`);
}

function runDigest(options: DigestOptions): Promise<void> {
  const asked = [options.send, options.due, options.preview].filter(Boolean).length;
  if (asked > 1) throw new UsageError('one of --preview, --send and --due');
  return withWorkspace(options, async (reader, workspace) => {
    const work = await workOf(reader, workspace);
    if (options.send) return send(work, options);
    return options.due ? doDue(work) : preview(work, options);
  });
}

interface PlanOptions extends GlobalOptions {
  weekly?: string;
  weekday?: string;
  hour?: string;
  recipients?: string;
  webhook?: string;
  alertNrr?: string;
  alertTop?: string;
  alertImports?: string;
}

const isOn = (name: string, text: string): boolean => {
  if (text !== 'on' && text !== 'off') throw new UsageError(`${name}: expected on or off`);
  return text === 'on';
};

function wholeIn(name: string, text: string, from: number, to: number): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= to)) throw new UsageError(`${name}: expected a whole number from ${from} to ${to}`);
  return value;
}

/** 'on', 'off', or a threshold in percent. */
function nrrAlert(text: string): DigestPlan['alerts']['nrr'] {
  if (text === 'on' || text === 'off') return { on: text === 'on', threshold: null };
  const percent = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(percent))
    throw new UsageError('--alert-nrr: expected on, off or a threshold in percent, such as 104');
  return { on: true, threshold: percent / 100 };
}

function changed(plan: DigestPlan, options: PlanOptions): DigestPlan {
  const { weekly, weekday, hour, recipients, alertNrr, alertTop, alertImports } = options;
  const addresses = recipients
    ?.split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const wrong = addresses?.find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address));
  if (wrong !== undefined) throw new UsageError(`--recipients: "${wrong}" is no e-mail address`);
  return {
    weekly: weekly === undefined ? plan.weekly : isOn('--weekly', weekly),
    weekday: weekday === undefined ? plan.weekday : wholeIn('--weekday', weekday, 1, 7),
    hour: hour === undefined ? plan.hour : wholeIn('--hour', hour, 0, 23),
    recipients: addresses ?? plan.recipients,
    alerts: {
      nrr: alertNrr === undefined ? plan.alerts.nrr : nrrAlert(alertNrr),
      topAccount:
        alertTop === undefined
          ? plan.alerts.topAccount
          : alertTop === 'off'
            ? { ...plan.alerts.topAccount, on: false }
            : { on: true, top: wholeIn('--alert-top', alertTop, 1, 1000) },
      importFailed:
        alertImports === undefined ? plan.alerts.importFailed : { on: isOn('--alert-imports', alertImports) },
    },
  };
}

const runPlan = (options: PlanOptions): Promise<void> =>
  withWorkspace(options, async ({ db, workspaceId }) => {
    const { plan } = await readDigestPlan(db, principal, workspaceId);
    const next = changed(plan, options);
    if (JSON.stringify(next) !== JSON.stringify(plan))
      await writeDigestPlan(db, principal, workspaceId, next, new Date());
    if (options.webhook !== undefined) {
      const { allowsPrivateWebhooks } = readEnvironment();
      const url = options.webhook === 'none' ? null : (await checkWebhook(options.webhook, allowsPrivateWebhooks)).href;
      await writeWebhook(db, principal, workspaceId, url);
    }
    printJson(next);
  });

const runHistory = (options: GlobalOptions): Promise<void> =>
  withWorkspace(options, async ({ db, workspaceId }) => {
    const deliveries = await listDeliveries(db, principal, workspaceId, 50);
    if (options.json) return printJson({ deliveries });
    printTable(
      ['when', 'what', 'to', 'outcome', 'why'],
      deliveries.map(({ beganAt, kind, recipient, status, error }) => [
        beganAt.toISOString(),
        kind,
        recipient,
        status,
        error,
      ]),
    );
  });

export function registerDigestCommand(program: Command): void {
  const digest = program
    .command('digest')
    .description('the weekly digest: what NRR is and did, why, what moved, what comes')
    .option('--preview', 'print it as the HTML that would be mailed now (the default)')
    .option('--text', 'of a preview: as plain text')
    .option('--out <file>', 'of a preview: into a file')
    .option('--send', 'send it now to everyone that the plan names')
    .option('--to <address>', 'of --send: to this address alone, as a test')
    .option('--due', 'do what is due now, digest and alerts, each once; for cron where no server runs')
    .action((_: object, command: Command) => runDigest(command.optsWithGlobals()));
  digest
    .command('plan')
    .description('when it goes to whom, and which alerts are on; without options what is planned')
    .option('--weekly <on|off>', 'send it every week')
    .option('--weekday <day>', '1 is Monday, 7 Sunday')
    .option('--hour <hour>', '0 to 23, where the company is')
    .option('--recipients <addresses>', 'by comma; all of them')
    .option('--webhook <url>', 'of a channel, such as Slack’s; none: without')
    .option('--alert-nrr <on|off|percent>', 'NRR under its target, or under a threshold such as 104')
    .option('--alert-top <count|off>', 'one of so many largest accounts contracts or churns')
    .option('--alert-imports <on|off>', 'an import fails')
    .action((_: object, command: Command) => runPlan(command.optsWithGlobals()));
  digest
    .command('history')
    .description('the last messages, and what became of each')
    .action((_: object, command: Command) => runHistory(command.optsWithGlobals()));
}
