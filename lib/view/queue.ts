/** The priority queue as its page draws it: whom to save, whom to grow, why, and what to do. */
import { type Zone, zones } from '@/lib/domain/signals/kinds';
import { arrMoney, compactMoney, dayText, wholeNumber } from './format';
import type { QueueInput, QueueRowInput } from './queue-input';
import { riskReason, signalReason } from './queue-parts';
import { actionText, pointsText, zoneWords } from './signal-words';

export interface QueueLine {
  account: string;
  name: string;
  href: string;
  place: string;
  arr: string;
  owner: string | null;
  /** Why it stands here, in words. */
  reason: string;
  action: string;
  zone: Zone;
  /** 0 to 100, and as text. */
  readiness: Score;
  risk: Score;
  note: string | null;
  /** 'until 30 Nov'; null: it is open. */
  standing: string | null;
}

export interface Score {
  /** 0 to 1. */
  share: number;
  text: string;
}

const scoreOf = (points: number): Score => ({
  share: Math.min(Math.max(points / 100, 0), 1),
  text: String(Number(points.toFixed(0))),
});

const MOST_REASONS = 3;

/** 'API calls 96 of 100, was 70 on 1 Mar (+37%) · Webinar attended ×2'; nothing known is said too. */
export function reasonOf(row: QueueRowInput, currency: string): string {
  const words = row.reasons.map((reason) => {
    if (reason.kind === 'expanded') return `Expanded on ${dayText(reason.on)}`;
    if (reason.kind === 'signal') {
      const part = row.signals.find(({ signal, on }) => signal === reason.signal && on === reason.on);
      return part === undefined ? reason.signal : signalReason(part, row.signals);
    }
    const part = row.risks.find(({ factor }) => factor === reason.factor);
    return part === undefined ? reason.factor : riskReason(part, currency);
  });
  const said = [...new Set(words)].slice(0, MOST_REASONS);
  return said.length === 0 ? 'No signals and no risk known' : said.join(' · ');
}

function standingOf({ state, snoozed_until: until, done_on: doneOn }: QueueRowInput): string | null {
  if (state === 'snoozed' && until !== null) return `Until ${dayText(until)}`;
  if (state === 'done' && doneOn !== null) return `Done ${dayText(doneOn)}`;
  return null;
}

export const queueLine = (row: QueueRowInput, currency: string): QueueLine => ({
  account: row.account,
  name: row.name === '' ? row.account : row.name,
  href: `/accounts/${encodeURIComponent(row.account)}`,
  place: wholeNumber(row.place),
  arr: arrMoney(row.arr, currency),
  owner: row.owner,
  reason: reasonOf(row, currency),
  action: actionText(row.action, row.signals),
  zone: row.zone,
  readiness: scoreOf(row.readiness),
  risk: scoreOf(row.churn_risk),
  note: row.note,
  standing: standingOf(row),
});

export interface QueueGroup {
  zone: Zone;
  name: string;
  /** What puts accounts there. */
  why: string;
  lines: QueueLine[];
}

function whyOf(zone: Zone, { risk_line: line, ready_line: ready }: QueueInput['settings']): string {
  if (zone === 'save_first') return `Churn risk above ${pointsText(line)}: no offer before this is mended`;
  if (zone === 'grow') return `Readiness of ${pointsText(ready)} or more`;
  return 'Neither at risk nor ready; the highest score first';
}

/** Rows in the order of the queue, under their zones; a zone without rows is left out. */
export function queueGroups(rows: readonly QueueRowInput[], input: QueueInput): QueueGroup[] {
  return zones
    .map((zone) => ({
      zone,
      name: zoneWords[zone],
      why: whyOf(zone, input.settings),
      lines: rows.filter((row) => row.zone === zone).map((row) => queueLine(row, input.currency)),
    }))
    .filter(({ lines }) => lines.length > 0);
}

const accountsText = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'account' : 'accounts'}`;

/** The sentence at the head of the page. */
export function queueSentence({ zones: sums, currency, states }: QueueInput): string {
  const { save_first: save, grow } = sums;
  const ofArr = (arr: number): string => `${compactMoney(arr, currency)} ARR`;
  if (save.accounts + grow.accounts === 0)
    return states.open === 0
      ? 'Nothing is open in the queue.'
      : 'Nobody is at risk above the line, and nobody is ready to grow.';
  const said = [
    save.accounts > 0 ? `${accountsText(save.accounts)} to save first (${ofArr(save.arr)})` : 'Nobody to save first',
    grow.accounts > 0 ? `${wholeNumber(grow.accounts)} ready to grow (${ofArr(grow.arr)})` : 'nobody is ready to grow',
  ];
  return `${said.join(', ')}.`;
}

/** What is drawn, and as of when. */
export function queueSub({ day, unknown_accounts: unknown }: QueueInput): string {
  const of = day === null ? '' : `Scores of ${dayText(day)}`;
  return unknown === 0 ? of : `${of} · signals of ${accountsText(unknown)} belong to nobody the ledger knows`;
}

export const zoneChoices = ({ zones: sums }: QueueInput): { value: Zone | 'all'; label: string }[] => [
  { value: 'all', label: 'All' },
  ...zones.map((zone) => ({ value: zone, label: `${zoneWords[zone]} ${wholeNumber(sums[zone].accounts)}` })),
];

const stateWords = { open: 'Open', snoozed: 'Snoozed', done: 'Done' } as const;

export const stateChoices = ({ states }: QueueInput) =>
  (['open', 'snoozed', 'done'] as const).map((value) => ({
    value,
    label: `${stateWords[value]} ${wholeNumber(states[value])}`,
  }));

const DAY_MS = 86_400_000;

/** Days to wait until, from today. */
export const snoozeChoices = (today: string): { until: string; label: string }[] =>
  [
    [7, 'A week'],
    [14, 'Two weeks'],
    [30, '30 days'],
    [90, '90 days'],
  ].map(([days, label]) => {
    const until = new Date(Date.parse(today) + Number(days) * DAY_MS).toISOString().slice(0, 10);
    return { until, label: `${label} (${dayText(until)})` };
  });
