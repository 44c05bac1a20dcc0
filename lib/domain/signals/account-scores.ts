/** The scores of one account opened to their parts: every signal, every part of the risk, why it stands where it does. */
import type { DayNumber } from '../day';
import {
  type ActionName,
  type RiskName,
  type SignalCategory,
  type SignalName,
  signalCategories,
  signalNames,
} from './kinds';
import { type AccountScores, type ScoreBasis, scoresOf } from './queue';
import { asOfNow, type RiskPart, riskParts } from './risk';
import { categoryOf, eachSignal, isOwn } from './score';
import { type Compared, compared, type Reading, readingAt } from './usage';

export interface SignalPart {
  /** One of the names known, or the company's own. */
  signal: string;
  kind: number;
  category: SignalCategory;
  day: DayNumber;
  ageDays: number;
  weight: number;
  halfLifeDays: number;
  /** What is left of its weight, before the category's cap. */
  points: number;
  isDerived: boolean;
  reading: Reading | Compared | null;
  note: string | null;
}

export type Reason =
  | { kind: 'signal'; signal: string; day: DayNumber; points: number }
  | { kind: 'risk'; factor: RiskName; day: DayNumber | null; points: number }
  | { kind: 'expanded'; day: DayNumber };

export interface OpenedScores extends AccountScores {
  signals: SignalPart[];
  categories: { category: SignalCategory; sum: number; cap: number; points: number }[];
  risks: RiskPart[];
  /** What decides where it stands, strongest first; at most four. */
  reasons: Reason[];
  action: ActionName;
}

/** Below this a signal is as good as gone and is not listed; it still counts in the sum. */
const LEAST_SHOWN = 0.05;
const MOST_REASONS = 4;

export function openedScores(basis: ScoreBasis, account: number): OpenedScores {
  const scores = scoresOf(basis, account);
  const { book, history, settings, scale, day } = basis;
  const all = signalParts(basis, account);
  const signals = all.filter(({ points }) => points >= LEAST_SHOWN).sort(strongestFirst);
  const risks = riskParts(book, history, settings, account, asOfNow(day));
  const categories = signalCategories.map((category, index) => {
    const own = all.filter((part) => part.category === category);
    const sum = own.reduce((total, { points }) => total + points, 0);
    const cap = scale.caps[index]!;
    return { category, sum, cap, points: Math.min(sum, cap) };
  });
  const reasons = reasonsOf(scores, signals, risks);
  return { ...scores, signals, categories, risks, reasons, action: actionOf(scores, signals, risks) };
}

const strongestFirst = (a: SignalPart, b: SignalPart): number =>
  b.points - a.points || b.day - a.day || (a.signal < b.signal ? -1 : 1);

function signalParts({ book, scale, day }: ScoreBasis, account: number): SignalPart[] {
  const { names, notes, signals } = book.columns;
  const parts: SignalPart[] = [];
  eachSignal(book, scale, account, day, (kind, on, weight, row, reading, earlier) => {
    const stated = row < 0 ? -1 : book.row[row]!;
    parts.push({
      signal: isOwn(kind) ? names[signals.name[stated]!]! : signalNames[kind]!,
      kind,
      category: signalCategories[categoryOf(kind)]!,
      day: on,
      ageDays: day - on,
      weight,
      halfLifeDays: scale.halfLife[kind]!,
      points: weight * scale.left(kind, day - on),
      isDerived: row < 0,
      reading: reading < 0 ? null : earlier < 0 ? readingAt(book, reading) : compared(book, reading, earlier),
      note: stated < 0 ? null : (notes[signals.note[stated]!] ?? null),
    });
  });
  return parts;
}

function reasonsOf({ zone, expandedDay }: AccountScores, signals: SignalPart[], risks: RiskPart[]): Reason[] {
  const ofSignals = signals.map(({ signal, day, points }): Reason => ({ kind: 'signal', signal, day, points }));
  const ofRisks = strongestRisks(risks).map(
    ({ factor, on, points }): Reason => ({ kind: 'risk', factor, day: on, points }),
  );
  const expanded: Reason[] = expandedDay === null ? [] : [{ kind: 'expanded', day: expandedDay }];
  const [first, second] = zone === 'save_first' ? [ofRisks, ofSignals] : [ofSignals, ofRisks];
  return [...(zone === 'save_first' ? [] : expanded), ...first, ...second].slice(0, MOST_REASONS);
}

const strongestRisks = (risks: readonly RiskPart[]): RiskPart[] =>
  risks.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);

const RISK_ACTIONS: Readonly<Record<RiskName, ActionName>> = {
  use_down: 'reactivate_use',
  no_use: 'reactivate_use',
  seats_removed: 'retain_seats',
  severe_ticket: 'solve_tickets',
  past_due: 'settle_payment',
  champion_left: 'find_champion',
  renewal_without_touchpoint: 'prepare_renewal',
};

const SIGNAL_ACTIONS: Readonly<Record<SignalName, ActionName>> = {
  usage_95: 'offer_higher_plan',
  usage_80: 'offer_higher_plan',
  use_up: 'offer_higher_plan',
  new_users: 'offer_seats',
  premium_feature: 'offer_add_on',
  success_milestone: 'review_success',
  admin_active: 'review_success',
  hiring: 'call_sponsor',
  funding: 'call_sponsor',
  leadership_change: 'call_sponsor',
  new_market: 'call_sponsor',
  pricing_page: 'answer_interest',
  case_study: 'answer_interest',
  webinar: 'answer_interest',
};

/** Whoever is to be saved is served by the strongest part of the risk, whoever is ready by the strongest signal. */
function actionOf({ zone, expandedDay }: AccountScores, signals: SignalPart[], risks: RiskPart[]): ActionName {
  const [risk] = strongestRisks(risks);
  if (risk !== undefined && zone !== 'grow') return RISK_ACTIONS[risk.factor];
  const [signal] = signals;
  if (zone === 'grow' && signal !== undefined)
    return isOwn(signal.kind) ? 'answer_interest' : SIGNAL_ACTIONS[signalNames[signal.kind]!];
  return expandedDay === null ? 'keep_watching' : 'let_settle';
}
