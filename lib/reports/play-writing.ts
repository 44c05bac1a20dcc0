/** Plays written, run with accounts, and what came of a run. */
import { type Day, parseDay } from '@/lib/domain/day';
import type { PlayOutcome } from '@/lib/domain/play-outcomes';
import { listPlayRuns, writePlayRun } from '@/lib/store/play-runs';
import { listPlays, type PlayArm, writePlay } from '@/lib/store/plays';
import type { LedgerReader } from './ledger-view';
import { todayOf } from './today';

/** What was asked cannot be written so; `field` says what of it. */
export class PlayError extends Error {
  constructor(
    message: string,
    readonly field: string,
  ) {
    super(message);
  }
}

export interface PlayStated {
  /** Of the play that is written anew; left out: a new one. */
  play?: number;
  name: string;
  trigger: string | null;
  trigger_words: string | null;
  say: string | null;
  offer: string | null;
  owner: string | null;
  steps: string[];
  arms: PlayArm[];
}

/** Answers its number; null: there is no such play. */
export async function statedPlay(
  { db, principal, workspaceId }: LedgerReader,
  { play, trigger_words: triggerWords, ...text }: PlayStated,
): Promise<number | null> {
  const names = text.arms.map(({ name }) => name.trim());
  if (names.length === 1) throw new PlayError('one arm alone is compared with nothing: state two, or none', 'arms');
  if (new Set(names).size < names.length) throw new PlayError('two arms have one name', 'arms');
  const steps = text.steps.map((step) => step.trim()).filter((step) => step !== '');
  const written = await writePlay(db, principal, workspaceId, play ?? null, { ...text, steps, triggerWords });
  return written?.id ?? null;
}

export interface RunStated {
  /** Of the run that is written anew; left out: a new one. */
  run?: number;
  play: number;
  account: string;
  /** Left out: the arm that was run least, the first of them. */
  arm?: string | null;
  /** Left out: today. */
  began_on?: Day;
  outcome?: PlayOutcome | null;
  outcome_on?: Day | null;
  note?: string | null;
}

/** Answers its number; null: there is no such play or run. */
export async function statedRun(reader: LedgerReader, stated: RunStated): Promise<number | null> {
  const { db, principal, workspaceId } = reader;
  const today = await todayOf(reader);
  const play = (await listPlays(db, principal, workspaceId)).find(({ id }) => id === stated.play);
  if (play === undefined) return null;
  const runs = (await listPlayRuns(db, principal, workspaceId)).filter(({ playId }) => playId === stated.play);
  const before = stated.run === undefined ? null : (runs.find(({ id }) => id === stated.run) ?? null);
  if (stated.run !== undefined && before === null) return null;
  const names = play.arms.map(({ name }) => name);
  const arm = stated.arm === undefined ? (before?.arm ?? leastRun(names, runs)) : stated.arm;
  if (arm !== null && !names.includes(arm) && arm !== before?.arm)
    throw new PlayError(`the play has no arm "${arm}"; it has ${names.join(', ') || 'none'}`, 'arm');
  const beganOn = stated.began_on ?? before?.beganOn ?? today;
  if (parseDay(beganOn) === null || beganOn > today) throw new PlayError('a run begins today or before', 'began_on');
  const outcome = stated.outcome === undefined ? (before?.outcome ?? null) : stated.outcome;
  return writePlayRun(db, principal, workspaceId, {
    ...{ id: stated.run ?? null, playId: stated.play, account: stated.account, arm, beganOn, outcome },
    outcomeOn: outcome === null ? null : (stated.outcome_on ?? before?.outcomeOn ?? today),
    note: stated.note === undefined ? (before?.note ?? null) : stated.note,
  });
}

/** Arms take turns, so that they are run alike often. */
function leastRun(names: readonly string[], runs: readonly { arm: string | null }[]): string | null {
  const count = (name: string): number => runs.filter(({ arm }) => arm === name).length;
  return names.reduce<string | null>(
    (least, name) => (least === null || count(name) < count(least) ? name : least),
    null,
  );
}
