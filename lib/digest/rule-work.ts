/** Rules that act: when they are looked at, and whom a firing is told, once. */
import type { DueJob } from '@/lib/jobs/loop';
import { firedRows, lookOf, rulesOn } from '@/lib/reports/fired-accounts';
import type { LedgerReader } from '@/lib/reports/ledger-view';
import type { WorkRow } from '@/lib/reports/priority-queue';
import { lastActivity } from '@/lib/store/alerts';
import { listPlays } from '@/lib/store/plays';
import { listRuleActions, type RuleAction, readRuleWebhook } from '@/lib/store/rule-actions';
import { endFirings, markFiringsTold, type RuleFiring, recordFirings } from '@/lib/store/rule-firings';
import { readSettings } from '@/lib/store/settings';
import { firedAccount, runningPlay } from '@/lib/view/fired';
import { deliver, type Recipient, refuseFailed, type Sent } from './deliver';
import { ruleContent } from './rule-message';
import { lastDaily } from './schedule';
import type { DigestWork } from './work';

export const RULES_JOB = 'rules';

/** Rules are looked at at this hour too, though nothing was imported: signals age, and terms come near. */
const DAILY_HOUR = 6;

/** What is due by now: one look, where any rule has something to do. */
export async function ruleJobsDue({ db, principal, workspaceId }: LedgerReader, now: Date): Promise<DueJob[]> {
  if ((await listRuleActions(db, principal, workspaceId)).length === 0) return [];
  const { timeZone } = await readSettings(db, principal, workspaceId);
  const moments = [lastDaily(DAILY_HOUR, timeZone, now), await lastActivity(db, principal, workspaceId)];
  const times = moments.flatMap((moment) => (moment !== null && moment <= now ? [moment.getTime()] : []));
  return [{ kind: RULES_JOB, dueAt: new Date(Math.max(...times)) }];
}

interface Sending {
  now(): Date;
  signal?: AbortSignal;
}

const isAddress = (text: string | null): text is string => text !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** Who of an action is told of an account. */
const recipientOf = ({ channel, recipient, toOwner }: RuleAction, { owner }: WorkRow): Recipient =>
  channel === 'email'
    ? { channel, recipient: toOwner && isAddress(owner) ? owner : recipient }
    : { channel: 'webhook', recipient };

/** Looks at every rule that is on and has something to do, and tells each firing once. Answers what was told. */
export async function tellRules(work: DigestWork, sending: Sending): Promise<RuleFiring[]> {
  const { reader, view } = work.place;
  const { db, principal, workspaceId } = reader;
  const actions = await listRuleActions(db, principal, workspaceId);
  const acting = rulesOn(view).filter(({ ruleId }) => actions.some(({ rule }) => rule === ruleId));
  const ids = acting.map(({ ruleId }) => ruleId);
  await endFirings(db, principal, workspaceId, ids, sending.now());
  const told: RuleFiring[] = [];
  const sent: Sent[] = [];
  for (const rule of acting) {
    const look = lookOf(view, rule);
    if (look === null) continue;
    const untold = await recordFirings(db, principal, workspaceId, look, sending.now());
    if (untold.length === 0) continue;
    const own = actions.filter((action) => action.rule === rule.ruleId);
    const answers = await tellFirings(work, { rule: { rule: rule.ruleId, name: rule.name }, own, untold }, sending);
    sent.push(...answers);
    if (answers.some(({ status }) => status === 'failed')) continue;
    const done = untold.map(({ id }) => id);
    await markFiringsTold(db, principal, workspaceId, done, sending.now());
    told.push(...untold);
  }
  refuseFailed(sent);
  return told;
}

interface Telling {
  rule: { rule: string; name: string };
  own: readonly RuleAction[];
  untold: readonly RuleFiring[];
}

async function tellFirings(work: DigestWork, { rule, own, untold }: Telling, sending: Sending): Promise<Sent[]> {
  const { place, senders, url } = work;
  const { reader, workspace, view } = place;
  const { db, principal, workspaceId } = reader;
  const rows = await firedRows(
    reader,
    view,
    untold.map(({ account }) => account),
  );
  const plays = await listPlays(db, principal, workspaceId);
  const play = plays.find(({ trigger }) => trigger === `rule:${rule.rule}`);
  const sent: Sent[] = [];
  for (const action of own) {
    const webhook = action.channel === 'email' ? null : await readRuleWebhook(db, principal, workspaceId, action.id);
    for (const { to, firings } of byRecipient(action, untold, rows)) {
      const occasions = firings.map(({ firing, row }) => ({
        ...{ firing, row, subject: `${rule.name}: ${row.name || row.account}` },
        occasion: `rule firing ${firing.id} action ${action.id}`,
      }));
      const contentOf = (told: readonly (typeof occasions)[number][]) =>
        ruleContent(
          {
            ...{ company: workspace.name, rule, url: `${url}/queue` },
            firedOn: told[0]?.firing.firedOn ?? '',
            accounts: told.map(({ row }) => firedAccount(row, view.currency)),
            play: play ? runningPlay(play) : null,
          },
          action.channel === 'webhook',
        );
      sent.push(
        await deliver({ reader, senders: { ...senders, webhook }, kind: 'rule', ...sending }, to, occasions, contentOf),
      );
    }
  }
  return sent;
}

/** Firings of an action by whom they are told to; of an account that is no longer there nobody is told. */
function byRecipient(action: RuleAction, untold: readonly RuleFiring[], rows: readonly WorkRow[]) {
  const groups = new Map<string, { to: Recipient; firings: { firing: RuleFiring; row: WorkRow }[] }>();
  for (const firing of untold) {
    const row = rows.find(({ account }) => account === firing.account);
    if (row === undefined) continue;
    const to = recipientOf(action, row);
    const group = groups.get(to.recipient) ?? { to, firings: [] };
    group.firings.push({ firing, row });
    groups.set(to.recipient, group);
  }
  return [...groups.values()];
}
