/** The signals of an account's page: three scores, each opened to its parts, and what was stated. */
import type { RiskName, SignalCategory, Zone } from '@/lib/domain/signals/kinds';
import { dayText, wholeNumber } from './format';
import {
  actionText,
  type actionWords,
  categoryWords,
  pointsText,
  readingText,
  riskText,
  riskWords,
  signalName,
  statedRiskName,
  zoneWords,
} from './signal-words';

type Reading = Parameters<typeof readingText>[0];

/** As much of the report of an account as these need. */
export interface AccountSignalFacts {
  currency: string;
  scores: {
    day: string;
    score: number;
    categories: readonly { category: SignalCategory; sum: number; cap: number; points: number }[];
    signals: readonly {
      signal: string;
      category: SignalCategory;
      on: string;
      age_days: number;
      weight: number;
      half_life_days: number;
      points: number;
      reading: Reading | null;
      note: string | null;
    }[];
    churn_risk: number;
    risks: readonly {
      factor: RiskName;
      points: number;
      on: string | null;
      arr: number | null;
      count: number | null;
      reading: Reading | null;
      note: string | null;
    }[];
    readiness: number;
    expanded_on: string | null;
    zone: Zone;
    action: keyof typeof actionWords;
  } | null;
  given: readonly {
    on: string;
    signal: string;
    is: 'signal' | 'risk' | 'own';
    ends: boolean;
    weight: number | null;
    note: string | null;
  }[];
}

export interface SignalLine {
  key: string;
  name: string;
  /** What stands behind it, and how the points come about. */
  note: string;
  points: string;
}

export interface SignalsModel {
  /** 'Save first: settle what is past due' */
  title: string;
  sub: string;
  figures: { label: string; value: string; note: string }[];
  groups: { label: string; total: string; lines: SignalLine[] }[];
  given: { key: string; day: string; what: string; note: string }[];
}

/** Null where the account signals nothing. */
export function prepareSignals({ scores, given, currency }: AccountSignalFacts): SignalsModel | null {
  if (scores === null && given.length === 0) return null;
  const stated = given.map(({ on, signal, is, ends, weight, note }, index) => ({
    key: `${on} ${index}`,
    day: dayText(on),
    what: is === 'risk' ? statedRiskName(signal as RiskName, ends) : signalName(signal),
    note: [weight !== null && `${pointsText(weight)} points`, note].filter(Boolean).join(', '),
  }));
  if (scores === null)
    return {
      title: 'Signals',
      sub: 'The account is not active: it has no scores',
      figures: [],
      groups: [],
      given: stated,
    };
  return {
    title: `${zoneWords[scores.zone]}: ${lower(actionText(scores.action, scores.signals))}`,
    sub: `Signals and scores of ${dayText(scores.day)}`,
    figures: figuresOf(scores),
    groups: [...signalGroups(scores), ...riskGroup(scores, currency)],
    given: stated,
  };
}

type Scores = NonNullable<AccountSignalFacts['scores']>;

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function figuresOf({ score, churn_risk, readiness, expanded_on }: Scores): SignalsModel['figures'] {
  const ready =
    expanded_on === null
      ? `${pointsText(score)} × (1 − ${pointsText(churn_risk)} ÷ 100)`
      : `0: it expanded on ${dayText(expanded_on)}`;
  return [
    { label: 'Signal score', value: pointsText(score), note: 'Of its signals, capped by category' },
    { label: 'Churn risk', value: pointsText(churn_risk), note: 'Of 100' },
    { label: 'Readiness', value: pointsText(readiness), note: ready },
  ];
}

function signalGroups({ categories, signals }: Scores): SignalsModel['groups'] {
  return categories.flatMap(({ category, sum, cap, points }) => {
    const lines = signals
      .filter((part) => part.category === category)
      .map(({ signal, on, age_days, weight, half_life_days, points: left, reading, note }, index) => ({
        key: `${signal} ${on} ${index}`,
        name: signalName(signal),
        note: [
          reading && readingText(reading),
          note,
          age_days === 0
            ? `today, ${pointsText(weight)} points`
            : `${wholeNumber(age_days)} ${age_days === 1 ? 'day' : 'days'} old: ${pointsText(weight)} × ½ ^ (${wholeNumber(age_days)} ÷ ${pointsText(half_life_days)})`,
        ]
          .filter(Boolean)
          .join('; '),
        points: pointsText(left),
      }));
    if (lines.length === 0) return [];
    const capped = sum > cap ? `${pointsText(points)}, capped from ${pointsText(sum)}` : pointsText(points);
    return [{ label: `${categoryWords[category]} signals`, total: capped, lines }];
  });
}

function riskGroup({ risks, churn_risk }: Scores, currency: string): SignalsModel['groups'] {
  if (risks.length === 0) return [];
  const sum = risks.reduce((total, { points }) => total + points, 0);
  const total = sum > churn_risk ? `${pointsText(churn_risk)}, capped from ${pointsText(sum)}` : pointsText(churn_risk);
  const lines = risks.map((risk) => ({
    key: risk.factor,
    name: riskWords[risk.factor],
    note: riskText(risk, currency),
    points: pointsText(risk.points),
  }));
  return [{ label: 'Churn risk', total, lines }];
}
