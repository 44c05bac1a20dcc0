/** The weights of the scores as they stand, each beside its standard, and the change that one field makes. */
import { type SignalCategory, signalCategories } from '@/lib/domain/signals/kinds';
import { categoryWords, riskWords, signalWords } from './signal-words';

interface SettingsInput {
  signals: readonly {
    signal: keyof typeof signalWords;
    category: SignalCategory;
    weight: number;
    half_life_days: number;
    default_weight: number;
    default_half_life_days: number;
  }[];
  caps: readonly { category: SignalCategory; cap: number; default_cap: number }[];
  risks: readonly { factor: keyof typeof riskWords; points: number; default_points: number }[];
  risk_line: number;
  default_risk_line: number;
  ready_line: number;
  default_ready_line: number;
}

export interface WeightField {
  /** For its field. */
  label: string;
  value: number;
  standard: number;
  least: number;
  most: number;
  /** The body of the request that states another value. */
  change(value: number): object;
}

export interface WeightRow {
  name: string;
  fields: WeightField[];
}

export interface WeightGroup {
  name: string;
  /** Of the whole group. */
  cap: WeightField | null;
  rows: WeightRow[];
}

const field = (label: string, value: number, standard: number, change: (value: number) => object): WeightField => ({
  ...{ label, value, standard, change, least: 0, most: 100 },
});

export function weightGroups(settings: SettingsInput): WeightGroup[] {
  const categories = signalCategories.map((category): WeightGroup => {
    const cap = settings.caps.find((each) => each.category === category);
    return {
      name: categoryWords[category],
      cap: cap
        ? field(
            `Most points of ${categoryWords[category].toLowerCase()} signals`,
            cap.cap,
            cap.default_cap,
            (value) => ({
              caps: { [category]: value },
            }),
          )
        : null,
      rows: settings.signals.filter((each) => each.category === category).map(signalRow),
    };
  });
  const risks: WeightGroup = {
    name: 'Churn risk',
    cap: null,
    rows: settings.risks.map(({ factor, points, default_points }) => ({
      name: riskWords[factor],
      fields: [
        field(`Points of ${riskWords[factor]}`, points, default_points, (value) => ({ risks: { [factor]: value } })),
      ],
    })),
  };
  const line = field(
    'Risk above which an account is saved first',
    settings.risk_line,
    settings.default_risk_line,
    (value) => ({
      risk_line: value,
    }),
  );
  const ready = field(
    'Readiness from which an account is one to grow',
    settings.ready_line,
    settings.default_ready_line,
    (value) => ({
      ready_line: value,
    }),
  );
  const lines: WeightGroup = {
    name: 'Lines',
    cap: null,
    rows: [
      { name: 'Save first above risk', fields: [line] },
      { name: 'Ready to grow from readiness', fields: [ready] },
    ],
  };
  return [...categories, risks, lines];
}

const signalRow = (each: SettingsInput['signals'][number]): WeightRow => {
  const name = signalWords[each.signal];
  return {
    name,
    fields: [
      field(`Points of ${name}`, each.weight, each.default_weight, (value) => ({ weights: { [each.signal]: value } })),
      {
        ...field(`Half-life of ${name} in days`, each.half_life_days, each.default_half_life_days, (value) => ({
          half_lives: { [each.signal]: value },
        })),
        ...{ least: 1, most: 730 },
      },
    ],
  };
};

/** Whether anything differs from the standard. */
export const isStandard = (groups: readonly WeightGroup[]): boolean =>
  groups.every(({ cap, rows }) =>
    [...(cap ? [cap] : []), ...rows.flatMap(({ fields }) => fields)].every(({ value, standard }) => value === standard),
  );
