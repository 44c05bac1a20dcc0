/** The written playbook in words: what calls for a play, what came of it, and which arm did better. */
import type { PlayOutcome } from '@/lib/domain/play-outcomes';
import { actionNames } from '@/lib/domain/signals/kinds';
import { dayText, percent, percentNumber, wholeNumber } from './format';
import { actionWords } from './signal-words';

interface ShareInput {
  runs: number;
  followed: number;
  expanded: number;
  share: number | null;
  interval: { low: number; high: number } | null;
  won: number;
  lost: number;
  no_answer: number;
}

interface RunInput {
  id: number;
  account: string;
  name: string;
  arm: string | null;
  began_on: string;
  outcome: PlayOutcome | null;
  outcome_on: string | null;
  note: string | null;
  expanded_on: string | null;
  follow_until: string;
  is_followed: boolean;
}

export interface PlayInput {
  play: number;
  name: string;
  trigger: string | null;
  trigger_words: string | null;
  say: string | null;
  offer: string | null;
  owner: string | null;
  steps: readonly string[];
  outcome: ShareInput;
  arms: readonly { name: string; what: string; outcome: ShareInput }[];
  differences: readonly {
    arm: string;
    against: string;
    difference: number | null;
    low: number | null;
    high: number | null;
  }[];
  runs: readonly RunInput[];
}

export const outcomeWords: Readonly<Record<PlayOutcome, string>> = {
  won: 'Won',
  lost: 'Lost',
  no_answer: 'No answer',
};

const ofAccounts = (count: number): string => `${wholeNumber(count)} ${count === 1 ? 'account' : 'accounts'}`;

/** 'When the queue recommends: offer seats for the new users' */
export function triggerText(
  { trigger, trigger_words: words }: Pick<PlayInput, 'trigger' | 'trigger_words'>,
  ruleNames: ReadonlyMap<string, string>,
): string | null {
  const [kind, name = ''] = (trigger ?? '').split(/:(.*)/s);
  const action = actionNames.find((each) => each === name);
  const called =
    kind === 'action' && action
      ? `When the queue recommends “${actionWords[action]}”`
      : kind === 'rule'
        ? `When the rule “${ruleNames.get(name) ?? name}” fires`
        : null;
  return [called, words].filter(Boolean).join('; ') || null;
}

/** What can call for a play: every recommendation, and every rule. */
export const triggerChoices = (rules: readonly { rule: string; name: string }[]) => [
  {
    name: 'The queue recommends',
    options: actionNames.map((action) => ({ value: `action:${action}`, label: actionWords[action] })),
  },
  { name: 'A rule fires', options: rules.map(({ rule, name }) => ({ value: `rule:${rule}`, label: name })) },
];

export interface ShareBar {
  name: string;
  /** What is different in it. */
  what: string | null;
  /** '6 of 22 expanded' */
  counts: string;
  /** What people recorded of its runs, '5 won, 2 lost'; null: nothing yet. */
  recorded: string | null;
  /** '27.3%'; '–' where nobody is followed. */
  share: string;
  /** '14.9% to 44.5%'; why there is none. */
  interval: string;
  /** 0 to 1 of the bar. */
  value: number | null;
  low: number | null;
  high: number | null;
}

/** What people say came of runs, in words; null: they said nothing yet. */
function recordedText({ won, lost, no_answer: none }: ShareInput): string | null {
  const said = [
    won > 0 && `${wholeNumber(won)} won`,
    lost > 0 && `${wholeNumber(lost)} lost`,
    none > 0 && `${wholeNumber(none)} without an answer`,
  ].filter(Boolean);
  return said.length === 0 ? null : said.join(', ');
}

function shareBar(name: string, what: string | null, outcome: ShareInput): ShareBar {
  const { runs, followed, expanded, share, interval } = outcome;
  return {
    ...{ name, what, value: share, low: interval?.low ?? null, high: interval?.high ?? null },
    counts:
      followed === 0
        ? `${wholeNumber(runs)} ${runs === 1 ? 'run' : 'runs'}`
        : `${wholeNumber(expanded)} of ${wholeNumber(followed)} expanded`,
    recorded: recordedText(outcome),
    share: percent(share),
    interval:
      interval !== null
        ? `${percent(interval.low)} to ${percent(interval.high)}`
        : followed === 0
          ? 'nobody’s 90 days are over'
          : 'under 20 accounts: no interval',
  };
}

export interface RunLine {
  id: number;
  account: string;
  name: string;
  href: string;
  arm: string | null;
  began: string;
  /** 'Expanded 1 May 2025', 'Not within 90 days', 'Open until 30 Jun 2025' */
  ledger: string;
  hasExpanded: boolean;
  outcome: PlayOutcome | null;
}

const runLine = (run: RunInput): RunLine => ({
  ...{ id: run.id, account: run.account, name: run.name, arm: run.arm, outcome: run.outcome },
  href: `/accounts/${encodeURIComponent(run.account)}`,
  began: dayText(run.began_on),
  ledger:
    run.expanded_on !== null
      ? `Expanded ${dayText(run.expanded_on)}`
      : run.is_followed
        ? 'Not within 90 days'
        : `Open until ${dayText(run.follow_until)}`,
  hasExpanded: run.expanded_on !== null,
});

export interface PlayModel {
  play: number;
  name: string;
  /** The finding, as a sentence. */
  title: string;
  trigger: string | null;
  bars: ShareBar[];
  /** Of the arms against each other. */
  findings: string[];
  said: string | null;
  runs: RunLine[];
}

function titleOf({ name, outcome }: PlayInput, base: number | null): string {
  if (outcome.runs === 0) return `${name}: not run yet`;
  if (outcome.share === null) return `${name}: run with ${ofAccounts(outcome.runs)}, none for 90 days yet`;
  const beside = base === null ? '' : `, beside ${percent(base)} of all accounts in any 90 days`;
  return `${name}: ${percent(outcome.share)} of ${ofAccounts(outcome.followed)} expanded within 90 days${beside}`;
}

const pointsOf = (ratio: number): string => `${ratio > 0 ? '+' : ''}${percentNumber(ratio)}`;

/** 'B expands 22.7 points less often than A (−40.0 to −3.9): more than luck' */
function differenceText({ arm, against, difference, low, high }: PlayInput['differences'][number]): string {
  if (difference === null)
    return `${arm} against ${against}: not to be compared before both have accounts whose 90 days are over.`;
  const much = `${percentNumber(Math.abs(difference))} points`;
  const said =
    difference === 0
      ? `${arm} and ${against} do alike`
      : `${arm} expands ${much} ${difference > 0 ? 'more' : 'less'} often than ${against}`;
  if (low === null || high === null) return `${said}; under 20 accounts in an arm, so it has no interval.`;
  const verdict = low <= 0 && high >= 0 ? 'that could be luck' : 'more than luck would do';
  return `${said} (90% interval ${pointsOf(low)} to ${pointsOf(high)}): ${verdict}.`;
}

export function playModel(play: PlayInput, base: number | null, ruleNames: ReadonlyMap<string, string>): PlayModel {
  const { outcome, arms } = play;
  const bars =
    arms.length === 0 ? [shareBar('All', null, outcome)] : arms.map((arm) => shareBar(arm.name, arm.what, arm.outcome));
  const recorded = recordedText(outcome);
  return {
    ...{ play: play.play, name: play.name, bars },
    title: titleOf(play, base),
    trigger: triggerText(play, ruleNames),
    findings: play.differences.map(differenceText),
    said: recorded === null ? null : `As recorded: ${recorded}.`,
    runs: play.runs.map(runLine),
  };
}

/** A play of the playbook to begin with: the words of three that most companies need. */
export const starterPlays: readonly Omit<PlayInput, 'play' | 'outcome' | 'arms' | 'differences' | 'runs'>[] = [
  {
    name: 'Near a limit',
    trigger: 'action:offer_higher_plan',
    trigger_words: null,
    say: 'You are close to what your plan holds. Shall we look at what the next months need, before anything stops?',
    offer: 'The next plan for a year at this year’s price',
    owner: 'The account’s owner',
    steps: [
      'Look at the meter and its course',
      'Write to the champion with the figure',
      'Call within a week',
      'Send the offer',
    ],
  },
  {
    name: 'The team grows',
    trigger: 'action:offer_seats',
    trigger_words: null,
    say: 'New people have joined your team. Shall we set them up together?',
    offer: 'Seats for the new users, with an hour of training',
    owner: 'The account’s owner',
    steps: ['See who was invited, and where they sit', 'Offer the training', 'Agree on the seats'],
  },
  {
    name: 'Use falls',
    trigger: 'action:reactivate_use',
    trigger_words: 'No offer before use is back',
    say: 'We see that it is used less than before. What has changed?',
    offer: null,
    owner: 'The account’s owner',
    steps: [
      'Find out which part is used less',
      'Ask the champion',
      'Agree on one thing to mend',
      'Look again after 30 days',
    ],
  },
];
