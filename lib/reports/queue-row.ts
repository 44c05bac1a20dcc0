/** A row of the queue as JSON, and the weights it stands on. */
import { formatDay } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { openedScores, type Reason, type SignalPart } from '@/lib/domain/signals/account-scores';
import { riskNames, SIGNAL_KINDS, signalCategories, signalNames } from '@/lib/domain/signals/kinds';
import type { ScoreBasis } from '@/lib/domain/signals/queue';
import type { RiskPart } from '@/lib/domain/signals/risk';
import { DEFAULT_SIGNAL_SETTINGS, type SignalSettings } from '@/lib/domain/signals/settings';
import type { Compared, Reading } from '@/lib/domain/signals/usage';
import type {
  QueueRow,
  ReadingJson,
  ReasonJson,
  RiskPartJson,
  SignalPartJson,
  SignalSettingsJson,
} from './queue-shape';

export function queueRow(basis: ScoreBasis, account: number): QueueRow {
  const { facts } = basis.history;
  const scores = openedScores(basis, account);
  return {
    account: facts.accountIds[account]!,
    name: facts.accountNames[account]!,
    arr: scores.arrMinor,
    owner: ownerOf(facts, account),
    score: scores.score,
    categories: scores.categories,
    signals: scores.signals.map((part) => signalJson(basis, part)),
    churn_risk: scores.churnRisk,
    risks: scores.risks.map((part) => riskJson(basis, part)),
    readiness: scores.readiness,
    expanded_on: scores.expandedDay === null ? null : formatDay(scores.expandedDay),
    zone: scores.zone,
    reasons: scores.reasons.map(reasonJson),
    action: scores.action,
  };
}

export function ownerOf({ attributes }: Facts, account: number): string | null {
  const owners = attributes.find(({ slug }) => slug === 'owner');
  return owners?.values[owners.codes[account]!] ?? null;
}

function readingJson({ book }: ScoreBasis, reading: Reading | Compared | null): ReadingJson | null {
  if (reading === null) return null;
  const isCompared = 'before' in reading;
  return {
    meter: book.meters[reading.meter]!,
    used: reading.used,
    limit: Number.isNaN(reading.limit) ? null : reading.limit,
    before: isCompared ? reading.before : null,
    before_on: isCompared ? formatDay(reading.beforeDay) : null,
    change: isCompared ? reading.change : null,
  };
}

const signalJson = (basis: ScoreBasis, part: SignalPart): SignalPartJson => ({
  signal: part.signal,
  category: part.category,
  on: formatDay(part.day),
  age_days: part.ageDays,
  weight: part.weight,
  half_life_days: part.halfLifeDays,
  points: part.points,
  is_derived: part.isDerived,
  reading: readingJson(basis, part.reading),
  note: part.note,
});

function riskJson(basis: ScoreBasis, { factor, points, on, arrMinor, count, reading, row }: RiskPart): RiskPartJson {
  const { signals, notes } = basis.book.columns;
  return {
    factor,
    points,
    on: on === null ? null : formatDay(on),
    arr: arrMinor,
    count,
    reading: readingJson(basis, reading),
    note: row < 0 ? null : (notes[signals.note[row]!] ?? null),
  };
}

function reasonJson(reason: Reason): ReasonJson {
  if (reason.kind === 'expanded') return { kind: 'expanded', on: formatDay(reason.day) };
  const { day, ...said } = reason;
  return { ...said, on: day === null ? null : formatDay(day) } as ReasonJson;
}

export function signalSettingsJson({ weights, halfLives, caps, risks, riskLine, readyLine }: SignalSettings) {
  const standard = DEFAULT_SIGNAL_SETTINGS;
  const json: SignalSettingsJson = {
    signals: signalNames.map((signal) => ({
      signal,
      category: SIGNAL_KINDS[signal].category,
      weight: weights[signal],
      half_life_days: halfLives[signal],
      default_weight: standard.weights[signal],
      default_half_life_days: standard.halfLives[signal],
    })),
    caps: signalCategories.map((category) => ({ category, cap: caps[category], default_cap: standard.caps[category] })),
    risks: riskNames.map((factor) => ({ factor, points: risks[factor], default_points: standard.risks[factor] })),
    risk_line: riskLine,
    default_risk_line: standard.riskLine,
    ready_line: readyLine,
    default_ready_line: standard.readyLine,
  };
  return json;
}
