/** The JSON of the queue, and of the weights that it stands on. Points have fractions, since signals decay; money is ARR. */
import type { Day } from '@/lib/domain/day';
import type { ReportHead } from '@/lib/domain/report';
import type { ActionName, RiskName, SignalCategory, SignalName, Zone } from '@/lib/domain/signals/kinds';

export interface ReadingJson {
  meter: string;
  used: number;
  limit: number | null;
  /** What it is compared with; null: nothing. */
  before: number | null;
  before_on: Day | null;
  /** As a ratio: 0.3 is 30 % more. */
  change: number | null;
}

export interface SignalPartJson {
  signal: string;
  category: SignalCategory;
  on: Day;
  age_days: number;
  weight: number;
  half_life_days: number;
  points: number;
  is_derived: boolean;
  reading: ReadingJson | null;
  note: string | null;
}

export interface RiskPartJson {
  factor: RiskName;
  points: number;
  on: Day | null;
  arr: number | null;
  count: number | null;
  reading: ReadingJson | null;
  note: string | null;
}

export type ReasonJson =
  | { kind: 'signal'; signal: string; on: Day; points: number }
  | { kind: 'risk'; factor: RiskName; on: Day | null; points: number }
  | { kind: 'expanded'; on: Day };

export interface QueueRow {
  account: string;
  name: string;
  arr: number;
  owner: string | null;
  score: number;
  categories: { category: SignalCategory; sum: number; cap: number; points: number }[];
  /** Those with points left, strongest first. */
  signals: SignalPartJson[];
  churn_risk: number;
  risks: RiskPartJson[];
  readiness: number;
  expanded_on: Day | null;
  zone: Zone;
  reasons: ReasonJson[];
  action: ActionName;
}

export interface SignalSettingsJson {
  signals: {
    signal: SignalName;
    category: SignalCategory;
    weight: number;
    half_life_days: number;
    default_weight: number;
    default_half_life_days: number;
  }[];
  caps: { category: SignalCategory; cap: number; default_cap: number }[];
  risks: { factor: RiskName; points: number; default_points: number }[];
  risk_line: number;
  default_risk_line: number;
  ready_line: number;
  default_ready_line: number;
}

export interface QueueReport extends ReportHead {
  day: Day | null;
  offset: number;
  total: number;
  zones: Record<Zone, { accounts: number; arr: number }>;
  rows: QueueRow[];
  settings: SignalSettingsJson;
  unknown_accounts: number;
}
