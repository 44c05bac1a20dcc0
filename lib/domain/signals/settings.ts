/** What a workspace has decided about its scores: whatever it has not decided is as metrics.md section 12 says. */
import {
  CATEGORY_CAPS,
  READY_LINE,
  RISK_LINE,
  RISK_POINTS,
  type RiskName,
  SIGNAL_KINDS,
  type SignalCategory,
  type SignalName,
  signalNames,
} from './kinds';

/** What was stated otherwise than by default; it is kept as it stands. */
export interface SignalChoices {
  weights?: Partial<Record<SignalName, number>>;
  /** Days. */
  halfLives?: Partial<Record<SignalName, number>>;
  caps?: Partial<Record<SignalCategory, number>>;
  risks?: Partial<Record<RiskName, number>>;
  riskLine?: number;
  readyLine?: number;
}

/** All that scores are worked out by. */
export interface SignalSettings {
  weights: Readonly<Record<SignalName, number>>;
  /** Days. */
  halfLives: Readonly<Record<SignalName, number>>;
  caps: Readonly<Record<SignalCategory, number>>;
  risks: Readonly<Record<RiskName, number>>;
  /** Above this churn risk an account is saved first. */
  riskLine: number;
  /** From this readiness on an account is one to grow. */
  readyLine: number;
}

const defaultsOf = (part: 'weight' | 'halfLifeDays'): Record<SignalName, number> =>
  Object.fromEntries(signalNames.map((name) => [name, SIGNAL_KINDS[name][part]])) as Record<SignalName, number>;

export const DEFAULT_SIGNAL_SETTINGS: SignalSettings = {
  weights: defaultsOf('weight'),
  halfLives: defaultsOf('halfLifeDays'),
  caps: CATEGORY_CAPS,
  risks: RISK_POINTS,
  riskLine: RISK_LINE,
  readyLine: READY_LINE,
};

export function signalSettings(choices: SignalChoices): SignalSettings {
  const standard = DEFAULT_SIGNAL_SETTINGS;
  return {
    weights: { ...standard.weights, ...choices.weights },
    halfLives: { ...standard.halfLives, ...choices.halfLives },
    caps: { ...standard.caps, ...choices.caps },
    risks: { ...standard.risks, ...choices.risks },
    riskLine: choices.riskLine ?? standard.riskLine,
    readyLine: choices.readyLine ?? standard.readyLine,
  };
}

/** By key, what differs from the standard, in the order of the standard. */
function otherThan<Name extends string>(
  standard: Readonly<Record<Name, number>>,
  chosen: Partial<Record<Name, number>> = {},
): Partial<Record<Name, number>> | undefined {
  const names = Object.keys(standard) as Name[];
  const others = names.filter((name) => chosen[name] !== undefined && chosen[name] !== standard[name]);
  if (others.length === 0) return undefined;
  return Object.fromEntries(others.map((name) => [name, chosen[name]])) as Partial<Record<Name, number>>;
}

/** The same choices in one form: only what differs from the standard is kept. */
export function canonicalChoices(choices: SignalChoices): SignalChoices {
  const standard = DEFAULT_SIGNAL_SETTINGS;
  const line = (key: 'riskLine' | 'readyLine') =>
    choices[key] === undefined || choices[key] === standard[key] ? {} : { [key]: choices[key] };
  const parts = {
    weights: otherThan(standard.weights, choices.weights),
    halfLives: otherThan(standard.halfLives, choices.halfLives),
    caps: otherThan(standard.caps, choices.caps),
    risks: otherThan(standard.risks, choices.risks),
  };
  const kept = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  return { ...kept, ...line('riskLine'), ...line('readyLine') };
}

/** Choices with others on top of them. */
export const withChoices = (choices: SignalChoices, stated: SignalChoices): SignalChoices => ({
  ...choices,
  ...stated,
  weights: { ...choices.weights, ...stated.weights },
  halfLives: { ...choices.halfLives, ...stated.halfLives },
  caps: { ...choices.caps, ...stated.caps },
  risks: { ...choices.risks, ...stated.risks },
});
