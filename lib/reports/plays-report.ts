/**
 * The written playbook: its plays, whom each was run with, and what came of it, by play and by arm, beside what accounts
 * do without one: the share of all active account-months that were followed by a genuine expansion within 90 days.
 */
import { type Day, formatDay, parseDay } from '@/lib/domain/day';
import {
  armDifference,
  expandedAfter,
  FOLLOW_UP_DAYS,
  isFollowed,
  type PlayOutcome,
  type PlayShare,
  playShare,
  type RunOfPlay,
} from '@/lib/domain/play-outcomes';
import type { ReportHead } from '@/lib/domain/report';
import type { AccountHistory } from '@/lib/domain/signals/standing';
import { listPlayRuns, type PlayRun } from '@/lib/store/play-runs';
import { listPlays, type Play } from '@/lib/store/plays';
import type { LedgerReader, LedgerView } from './ledger-view';
import { rulePreview } from './rules-report';
import { head } from './selection';
import { scoresBasisOf } from './signal-basis';
import { todayOf } from './today';

export interface PlayRunJson {
  id: number;
  account: string;
  name: string;
  arm: string | null;
  began_on: Day;
  outcome: PlayOutcome | null;
  outcome_on: Day | null;
  note: string | null;
  /** The day of a genuine expansion within its 90 days; null: none so far. */
  expanded_on: Day | null;
  /** Its 90 days are over on this day, and whether the ledger reaches it. */
  follow_until: Day;
  is_followed: boolean;
}

export interface PlayJson {
  play: number;
  name: string;
  trigger: string | null;
  trigger_words: string | null;
  say: string | null;
  offer: string | null;
  owner: string | null;
  steps: string[];
  outcome: PlayShare;
  arms: { name: string; what: string; outcome: PlayShare }[];
  /** Each further arm against the first: its share less the first's. */
  differences: { arm: string; against: string; difference: number | null; low: number | null; high: number | null }[];
  runs: PlayRunJson[];
}

export interface PlaysReport extends ReportHead {
  today: Day;
  /** Of all active account-months; null where the ledger is too short. */
  base_rate: number | null;
  plays: PlayJson[];
}

interface Looked {
  history: AccountHistory | null;
  numberOf: ReadonlyMap<string, number>;
  names: readonly string[];
}

export async function playsReport(reader: LedgerReader, view: LedgerView): Promise<PlaysReport> {
  const { db, principal, workspaceId } = reader;
  const plays = await listPlays(db, principal, workspaceId);
  const runs = await listPlayRuns(db, principal, workspaceId);
  return preparedPlays(view, plays, runs, await todayOf(reader));
}

/** The same of plays and runs at hand. */
export function preparedPlays(
  view: LedgerView,
  plays: readonly Play[],
  runs: readonly PlayRun[],
  today: Day,
): PlaysReport {
  const history = scoresBasisOf(view, null)?.history ?? null;
  const ids = history?.facts.accountIds ?? [];
  const looked: Looked = {
    history,
    numberOf: new Map(ids.map((id, account) => [id, account])),
    names: history?.facts.accountNames ?? [],
  };
  return {
    ...head(view),
    today,
    base_rate: runs.length === 0 ? null : rulePreview(view, []).base.rate,
    plays: plays.map((play) =>
      playJson(
        looked,
        play,
        runs.filter(({ playId }) => playId === play.id),
      ),
    ),
  };
}

const runOf = ({ numberOf }: Looked, { account, arm, beganOn, outcome }: PlayRun): RunOfPlay => ({
  account: numberOf.get(account) ?? -1,
  day: parseDay(beganOn) ?? 0,
  arm,
  outcome,
});

const NO_SHARE: PlayShare = {
  ...{ runs: 0, followed: 0, expanded: 0, share: null, interval: null, won: 0, lost: 0, no_answer: 0 },
};

function playJson(looked: Looked, play: Play, runs: readonly PlayRun[]): PlayJson {
  const { history } = looked;
  const shareOf = (some: readonly PlayRun[]): PlayShare =>
    history === null
      ? { ...NO_SHARE, runs: some.length }
      : playShare(
          history,
          some.map((run) => runOf(looked, run)),
        );
  const arms = play.arms.map(({ name, what }) => ({
    ...{ name, what },
    outcome: shareOf(runs.filter(({ arm }) => arm === name)),
  }));
  const [first, ...others] = arms;
  return {
    play: play.id,
    name: play.name,
    trigger: play.trigger,
    trigger_words: play.triggerWords,
    say: play.say,
    offer: play.offer,
    owner: play.owner,
    steps: play.steps,
    outcome: shareOf(runs),
    arms,
    differences: first
      ? others.map(({ name, outcome }) => {
          const { difference, interval } = armDifference(outcome, first.outcome);
          return {
            ...{ arm: name, against: first.name, difference },
            ...{ low: interval?.low ?? null, high: interval?.high ?? null },
          };
        })
      : [],
    runs: runs.map((run) => runJson(looked, run)),
  };
}

function runJson(looked: Looked, run: PlayRun): PlayRunJson {
  const { history, names } = looked;
  const known = runOf(looked, run);
  const expanded = history === null ? null : expandedAfter(history, known);
  return {
    ...{ id: run.id, account: run.account, name: names[known.account] || run.account },
    ...{ arm: run.arm, began_on: run.beganOn, outcome: run.outcome, outcome_on: run.outcomeOn, note: run.note },
    expanded_on: expanded === null ? null : formatDay(expanded),
    follow_until: formatDay(known.day + FOLLOW_UP_DAYS),
    is_followed: history !== null && isFollowed(history, known),
  };
}
