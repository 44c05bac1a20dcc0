/**
 * One account's whole story: what it is worth, what it does to NRR, every event with its parts and the records behind
 * it, its products, attributes, marks, touchpoints and plans.
 */
import { type AccountStory, accountStory, type StoryEvent } from '@/lib/domain/account-story';
import { attributeHistory } from '@/lib/domain/attribute-history';
import { type DayNumber, formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import type { RecordChain } from '@/lib/domain/record-chains';
import { type RecordDetails, recordDetails } from '@/lib/store/record-details';
import { readAs, toldMarks } from './account-marks-told';
import type { AccountEvent, AccountReport, StatedRecord, ToldRecord } from './account-report-shape';
import { accountSignals } from './account-signals';
import { effectOf, standingOf } from './account-standing';
import type { LedgerReader, LedgerView } from './ledger-view';
import { nearestFirst } from './nearest';
import { QueryError, type ReportQuery } from './query';
import { head, throughOf } from './selection';

/** @throws QueryError where there is no such account, naming those that are called most alike */
export async function accountReport(
  reader: LedgerReader,
  view: LedgerView,
  query: ReportQuery,
  asked: string,
): Promise<AccountReport> {
  const { facts, basis } = view;
  const marks = view.marks ?? [];
  const account = readAs(marks, asked);
  const place = facts?.accountIds.indexOf(account) ?? -1;
  const told = toldMarks(facts, marks, account);
  if (!facts || !basis || place < 0) {
    const mark = marks.find((each) => each.account === account);
    if (mark === undefined) throw unknownAccount(facts, asked);
    return { ...withoutFigures(view, query, { account, asked, name: mark.name ?? account }), ...told };
  }
  const day = Math.min(query.at.at(-1) ?? throughOf(view), facts.dataThrough);
  const story = accountStory(facts, basis, place, day);
  const details = await detailsOf(reader, query, story);
  return {
    ...head(view),
    ...standingOf({ facts, basis }, place, day, story),
    account,
    asked,
    name: facts.accountNames[place]!,
    nrr: effectOf(facts, place, day, query.windowMonths),
    ...eventsTold(facts, story, details),
    ...attributesTold(facts, place),
    ...told,
    ...plannedFor(view, account),
    ...accountSignals(view, place, query.at.at(-1) ?? null),
  };
}

const MOST_NAMED = 5;

function unknownAccount(facts: Facts | null, asked: string): QueryError {
  const wanted = asked.toLowerCase();
  const ids = facts?.accountIds ?? [];
  const named = ids.filter((id, place) => `${id} ${facts!.accountNames[place]}`.toLowerCase().includes(wanted));
  const near = named.length > 0 || ids.length > 5000 ? named : nearestFirst(asked, ids);
  const alike = near.slice(0, MOST_NAMED);
  return new QueryError(
    'account',
    `account: there is none with the id "${asked}"${alike.length > 0 ? `; there are ${alike.join(', ')}` : ''}`,
  );
}

/** What is in no figure has none: its marks are all there is to tell. */
const withoutFigures = (
  view: LedgerView,
  { windowMonths }: ReportQuery,
  named: { account: string; asked: string; name: string },
): Omit<AccountReport, keyof ReturnType<typeof toldMarks>> => ({
  ...head(view),
  ...named,
  ...{ day: null, arr: 0, mrr: 0, share: null, since: null, until: null, is_opening: false, largest_arr: 0 },
  ...{ plan: null, seats: null, renews_on: null, due_arr: null, lines: [], start_arr: 0, opening: null },
  ...{
    events: [],
    ahead: [],
    products: [],
    attributes: [],
    computed: [],
    touchpoints: [],
    plans: [],
    scores: null,
    given: [],
  },
  nrr: {
    window: windowMonths,
    from: null,
    start_arr: 0,
    end_arr: 0,
    base_arr: 0,
    nrr: null,
    without: null,
    contribution: null,
    effect: null,
  },
});

type Details = (chain: RecordChain) => ToldRecord[];

/** The whole of every record of the story, with one query for each kind. */
async function detailsOf(
  reader: LedgerReader,
  query: ReportQuery,
  { opening, events }: AccountStory,
): Promise<Details> {
  const chains = [...(opening?.records ?? []), ...events.flatMap((event) => event.records)];
  const find = (isInvoice: boolean) =>
    recordDetails(
      ...([reader.db, reader.principal, reader.workspaceId] as const),
      isInvoice ? 'invoice_line' : 'subscription_change',
      chains
        .filter((chain) => chain.isInvoice === isInvoice)
        .flatMap(({ stands, replaced }) => [...replaced, ...(stands === null ? [] : [stands])]),
      { asOf: query.asOf, clock: query.asOfClock },
    );
  const changes = await find(false);
  const invoices = await find(true);
  return ({ isInvoice, stands, replaced }) => {
    const found = isInvoice ? invoices : changes;
    const told = (seq: number): StatedRecord[] => {
      const record = found.get(seq);
      return record === undefined ? [] : [statedRecord(record)];
    };
    const earlier = replaced.flatMap(told);
    const [standing] = stands === null ? earlier.splice(-1) : told(stands);
    if (standing === undefined) return [];
    return [{ ...standing, kind: isInvoice ? 'invoice_line' : 'change', stands: stands !== null, earlier }];
  };
}

const statedRecord = ({ importId, file, row, recordedAt, account, stated }: RecordDetails): StatedRecord => ({
  import_id: importId,
  file,
  row,
  recorded_at: recordedAt,
  account,
  stated,
});

function eventsTold(facts: Facts, { opening, events, products }: AccountStory, details: Details) {
  const told = (event: StoryEvent): AccountEvent => ({
    on: formatDay(event.day),
    type: event.type,
    start_arr: event.startMinor,
    end_arr: event.endMinor,
    parts: event.parts.map(({ arrMinor, ...part }) => ({ ...part, arr: arrMinor })),
    records: event.records.flatMap(details),
    is_lapse: event.isLapse,
  });
  const isAhead = ({ day }: StoryEvent): boolean => day > facts.dataThrough;
  return {
    start_arr: opening?.arrMinor ?? 0,
    opening: opening && {
      on: formatDay(opening.day),
      arr: opening.arrMinor,
      records: opening.records.flatMap(details),
    },
    events: events.filter((event) => !isAhead(event)).map(told),
    ahead: events.filter(isAhead).map(told),
    products: products.map(({ product, steps }) => ({
      product,
      steps: steps.map(({ day, arrMinor }) => ({ on: formatDay(day), arr: arrMinor })),
    })),
  };
}

function attributesTold({ attributes, dataThrough }: Facts, place: number) {
  const all = attributes.map((column) => ({
    slug: column.slug,
    isComputed: column.isComputed === true,
    spells: attributeHistory(column, place).map(({ from, value }) => ({
      from: from === null ? null : formatDay(from),
      value,
      is_ahead: from !== null && from > dataThrough,
    })),
  }));
  const told = (computed: boolean) =>
    all
      .filter(({ isComputed, spells }) => isComputed === computed && spells.length > 0)
      .map(({ slug, spells }) => ({ slug, spells }));
  return { attributes: told(false), computed: told(true) };
}

function plannedFor({ planning }: LedgerView, account: string) {
  const isOwn = ({ accountId }: { accountId: string }): boolean => accountId === account;
  const dayOf = (day: DayNumber | null) => (day === null ? null : formatDay(day));
  return {
    touchpoints: (planning?.touchpoints ?? []).filter(isOwn).map(({ record, onDay, kind, owner, note }) => ({
      record: record ?? null,
      on: formatDay(onDay),
      kind,
      owner,
      note,
    })),
    plans: (planning?.plans ?? []).filter(isOwn).map((plan) => ({
      record: plan.record ?? null,
      opened_on: formatDay(plan.openedDay),
      source: plan.source,
      amount_arr: plan.amountMinor,
      expected_on: dayOf(plan.expectedDay),
      champion: plan.champion,
      owner: plan.owner,
      status: plan.status,
      closed_on: dayOf(plan.closedDay),
    })),
  };
}
