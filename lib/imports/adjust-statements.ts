/** What an adjustment states, by its kind: the rows that its import is made of. */
import { parseDay } from '@/lib/domain/day';
import { statedMotion, statedSource } from '@/lib/domain/source';
import { slugOf } from '@/lib/ingest/header';
import { adjustableAccount } from '@/lib/reports/adjustable-report';
import { partsOn, type Touched } from '@/lib/reports/adjustment-effect';
import {
  AdjustmentRefusal,
  type AdjustmentRequest,
  type MarkRequest,
  type PlanningRequest,
} from '@/lib/reports/adjustment-request';
import type { ImportSession } from '@/lib/store/import-session';
import type { Adjusting } from './adjust';
import { stateChange } from './adjust-change';

type Stated = Exclude<AdjustmentRequest, MarkRequest | PlanningRequest>;
type OfKind<Kind extends Stated['kind']> = Extract<Stated, { kind: Kind }>;

export interface Rows {
  /** What was done, in one line. */
  description: string;
  rows: number;
}

/** The attribute by which reports split and filter why accounts left. */
const CHURN_REASON = 'churn_reason';
const LONGEST_VALUE = 200;
const LONGEST_NOTE = 4000;

/** Adds the request's statements to the session. `before`: its accounts as they stand. */
export async function stateByHand(
  session: ImportSession,
  adjusting: Adjusting,
  request: Stated,
  before: Touched,
): Promise<Rows> {
  if ('reason' in request && request.kind !== 'attributes' && request.reason.trim() === '')
    throw new AdjustmentRefusal('reason', 'a change of figures needs a reason; say why');
  switch (request.kind) {
    case 'add':
    case 'correct':
    case 'end':
      return stateChanges(session, adjusting, request);
    case 'attributes':
      return stateAttributes(session, adjusting, request);
    case 'override':
      return stateOverride(session, adjusting, request, before);
    case 'churn':
      return stateChurn(session, adjusting, request);
    case 'note':
      return stateNote(session, adjusting, request);
  }
}

async function stateChanges(
  session: ImportSession,
  { principal, workspaceId, settings, idOf }: Adjusting,
  request: OfKind<'add' | 'correct' | 'end'>,
): Promise<Rows> {
  const account = await adjustableAccount({ db: session.client, principal, workspaceId, settings }, request.account);
  if (account === null)
    throw new AdjustmentRefusal('account', `there is no account ${request.account}; import it first`, 'missing');
  const { changes, description } = stateChange(request, { ...account, account: idOf(request.account) });
  for (const change of changes) await session.addChange(change);
  return { description, rows: changes.length };
}

async function stateAttributes(
  session: ImportSession,
  { view, idOf }: Adjusting,
  { accounts, attributes, effective_on }: OfKind<'attributes'>,
): Promise<Rows> {
  const computed = new Set(view.facts?.attributes.filter((each) => each.isComputed).map(({ slug }) => slug));
  const said = Object.entries(attributes).map(([name, value]) => [slugOf(name), value?.trim() ?? ''] as const);
  if (said.length === 0) throw new AdjustmentRefusal('attributes', 'no attribute is named; name one and its value');
  for (const [slug, value] of said) {
    if (slug === '') throw new AdjustmentRefusal('attributes', 'an attribute needs a name in letters or digits');
    if (computed.has(slug))
      throw new AdjustmentRefusal('attributes', `${slug} is worked out from the ledger; choose another name`);
    if (value.length > LONGEST_VALUE)
      throw new AdjustmentRefusal('attributes', `${slug} has ${value.length} characters, at most ${LONGEST_VALUE} fit`);
  }
  const effectiveDay = effective_on === null ? null : dayOf('effective_on', effective_on);
  const all = [...new Set(accounts)];
  for (const [index, account] of all.entries())
    await session.addAccount({
      accountId: idOf(account),
      name: null,
      effectiveDay,
      startedDay: null,
      attributes: Object.fromEntries(said),
      row: index + 1,
    });
  const what = said.map(([slug, value]) => (value === '' ? `no ${slug}` : `${slug} ${value}`)).join(', ');
  const since = effective_on === null ? '' : ` from ${effective_on}`;
  return { description: `Set ${what}${since}`, rows: all.length };
}

async function stateOverride(
  session: ImportSession,
  { idOf }: Adjusting,
  { account, on, product, source, motion }: OfKind<'override'>,
  before: Touched,
): Promise<Rows> {
  const onDay = dayOf('on', on);
  if (source === null && motion === null)
    throw new AdjustmentRefusal('source', 'neither a source nor a motion is stated; state one of them');
  if (source !== null && statedSource(source) === null)
    throw new AdjustmentRefusal(
      'source',
      `"${source}" is no source; use seats, plan, price, add_on, cross_sell, usage or unclassified`,
    );
  if (motion !== null && statedMotion(motion) === null)
    throw new AdjustmentRefusal('motion', `"${motion}" is no motion; use organic or sales`);
  const parts = partsOn(before, account, on);
  if (!parts.some((part) => part.product === product))
    throw new AdjustmentRefusal(
      'product',
      parts.length === 0
        ? `nothing of the account expanded or contracted on ${on}; choose a day on which something did`
        : `what changed on ${on} is of ${[...new Set(parts.map((part) => part.product))].join(', ')}; name one of these`,
    );
  const accountId = idOf(account);
  await session.addByHand({ table: 'source_override', accountId, onDay, product, source, motion, row: 1 });
  const what = [source, motion].filter((word) => word !== null).join(', ');
  return { description: `Stated ${what} for ${product} on ${on}`, rows: 1 };
}

async function stateChurn(session: ImportSession, { idOf }: Adjusting, request: OfKind<'churn'>): Promise<Rows> {
  const { account, on, churn_reason, note } = request;
  const accountId = idOf(account);
  const onDay = dayOf('on', on);
  const churnReason = churn_reason.trim();
  if (churnReason === '') throw new AdjustmentRefusal('churn_reason', 'no reason is stated; say why the account left');
  if (churnReason.length > LONGEST_VALUE)
    throw new AdjustmentRefusal('churn_reason', `at most ${LONGEST_VALUE} characters fit; put the rest into the note`);
  const text = noteOf(note ?? '');
  const attributes = { [CHURN_REASON]: churnReason };
  await session.addAccount({ accountId, name: null, effectiveDay: onDay, startedDay: null, attributes, row: 1 });
  await session.addByHand({ table: 'account_note', accountId, onDay, kind: 'churn', churnReason, note: text, row: 2 });
  return { description: `Churn reason ${churnReason} on ${on}`, rows: 2 };
}

async function stateNote(
  session: ImportSession,
  { idOf }: Adjusting,
  { account, on, note }: OfKind<'note'>,
): Promise<Rows> {
  const text = noteOf(note);
  if (text === null) throw new AdjustmentRefusal('note', 'the note is empty; write something');
  const onDay = dayOf('on', on);
  await session.addByHand({
    table: 'account_note',
    accountId: idOf(account),
    onDay,
    kind: 'note',
    churnReason: null,
    note: text,
    row: 1,
  });
  return { description: `Note of ${on}`, rows: 1 };
}

function noteOf(note: string): string | null {
  const text = note.trim();
  if (text.length > LONGEST_NOTE)
    throw new AdjustmentRefusal(
      'note',
      `the note has ${text.length} characters, at most ${LONGEST_NOTE} fit; shorten it`,
    );
  if (text.includes('\0')) throw new AdjustmentRefusal('note', 'the note holds a NUL character; remove it');
  return text === '' ? null : text;
}

function dayOf(field: string, text: string): number {
  const day = parseDay(text);
  if (day === null) throw new AdjustmentRefusal(field, `expected YYYY-MM-DD, found ${text}; write the date so`);
  return day;
}
