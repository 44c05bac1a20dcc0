/** The parts of an account's scores in words: what was read, when, and what it adds. */
import { type SignalCategory, signalCategories } from '@/lib/domain/signals/kinds';
import { compactMoney, dayText } from './format';
import type { QueueRowInput, RiskInput, SignalInput } from './queue-input';
import { categoryWords, pointsText, readingText, riskText, riskWords, signalName } from './signal-words';

/** A signal in a few words, as a reason: how often it was given, and all that is read off its meter at once. */
export function signalReason({ signal, reading }: SignalInput, among: readonly SignalInput[]): string {
  if (reading === null) {
    const times = among.filter((each) => each.signal === signal).length;
    return times > 1 ? `${signalName(signal)} ×${times}` : signalName(signal);
  }
  const alike = among.flatMap(({ reading: each }) =>
    each !== null && each.meter === reading.meter && each.used === reading.used ? [each] : [],
  );
  const risen = alike.find(({ change }) => change !== null);
  const limited = alike.find(({ limit }) => limit !== null);
  return readingText({ ...reading, ...risen, limit: limited?.limit ?? null });
}

/** A part of the risk in a few words. */
export function riskReason({ factor, reading, arr, count }: RiskInput, currency: string): string {
  if (factor === 'use_down' && reading !== null) return readingText(reading);
  if (factor === 'seats_removed' && arr !== null) return `Seats removed: ${compactMoney(Math.abs(arr), currency)} ARR`;
  if (factor === 'no_use' && count !== null) return `No use in ${count} days`;
  if (factor === 'severe_ticket' && count !== null && count > 1) return `${count} severe tickets open`;
  if (factor === 'renewal_without_touchpoint' && arr !== null)
    return `Renewal of ${compactMoney(arr, currency)}, no touchpoint`;
  return riskWords[factor];
}

export interface PartLine {
  name: string;
  /** What stands behind it: a reading, a note, its date. */
  detail: string;
  points: string;
}

export interface CategoryParts {
  name: string;
  /** '32.5 of 60'; where the cap cuts: '60 of 60, 71.2 before the cap'. */
  points: string;
  /** Of the cap. */
  share: number;
  lines: PartLine[];
}

export interface OpenedParts {
  score: string;
  categories: CategoryParts[];
  risk: string;
  risks: PartLine[];
  /** How readiness comes of both. */
  readiness: string;
}

const agoText = (days: number): string => (days === 0 ? 'that day' : days === 1 ? '1 day old' : `${days} days old`);

function signalLine(part: SignalInput): PartLine {
  const decay = `${pointsText(part.weight)} points, halved every ${pointsText(part.half_life_days)} days, ${agoText(part.age_days)}`;
  const said = [part.reading === null ? null : readingText(part.reading), part.note, dayText(part.on), decay];
  return { name: signalName(part.signal), detail: said.filter(Boolean).join(' · '), points: pointsText(part.points) };
}

function riskLine(part: RiskInput, currency: string): PartLine {
  return { name: riskWords[part.factor], detail: riskText(part, currency), points: pointsText(part.points) };
}

export function openedParts(row: QueueRowInput, currency: string): OpenedParts {
  const categoryOf = (category: SignalCategory): CategoryParts => {
    const { sum = 0, cap = 0, points = 0 } = row.categories.find((each) => each.category === category) ?? {};
    const cut = sum > points ? `, ${pointsText(sum)} before the cap` : '';
    return {
      name: categoryWords[category],
      points: `${pointsText(points)} of ${pointsText(cap)}${cut}`,
      share: cap === 0 ? 0 : points / cap,
      lines: row.signals.filter((part) => part.category === category).map(signalLine),
    };
  };
  const risks = row.risks.map((part) => riskLine(part, currency));
  return {
    score: pointsText(row.score),
    categories: signalCategories.map(categoryOf),
    risk: pointsText(row.churn_risk),
    risks,
    readiness:
      row.expanded_on === null
        ? `Readiness ${pointsText(row.readiness)} = score ${pointsText(row.score)} × (1 − risk ${pointsText(row.churn_risk)} ÷ 100)`
        : `Readiness 0: it expanded on ${dayText(row.expanded_on)}, less than 30 days before`,
  };
}
