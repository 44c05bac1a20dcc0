/** What of the queue's answers its page reads. */
import type { ActionName, RiskName, SignalCategory, Zone } from '@/lib/domain/signals/kinds';

export interface ReadingInput {
  meter: string;
  used: number;
  limit: number | null;
  before: number | null;
  before_on: string | null;
  change: number | null;
}

export interface SignalInput {
  signal: string;
  category: SignalCategory;
  on: string;
  age_days: number;
  weight: number;
  half_life_days: number;
  points: number;
  is_derived: boolean;
  reading: ReadingInput | null;
  note: string | null;
}

export interface RiskInput {
  factor: RiskName;
  points: number;
  on: string | null;
  arr: number | null;
  count: number | null;
  reading: ReadingInput | null;
  note: string | null;
}

export interface QueueRowInput {
  account: string;
  name: string;
  arr: number;
  owner: string | null;
  score: number;
  categories: readonly { category: SignalCategory; sum: number; cap: number; points: number }[];
  signals: readonly SignalInput[];
  churn_risk: number;
  risks: readonly RiskInput[];
  readiness: number;
  expanded_on: string | null;
  zone: Zone;
  reasons: readonly (
    | { kind: 'signal'; signal: string; on: string; points: number }
    | { kind: 'risk'; factor: RiskName; on: string | null; points: number }
    | { kind: 'expanded'; on: string }
  )[];
  action: ActionName;
  place: number;
  state: 'open' | 'snoozed' | 'done';
  owner_set: string | null;
  snoozed_until: string | null;
  done_on: string | null;
  note: string | null;
}

export interface QueueInput {
  currency: string;
  data_through: string | null;
  day: string | null;
  today: string;
  total: number;
  states: Readonly<Record<'open' | 'snoozed' | 'done', number>>;
  zones: Readonly<Record<Zone, { accounts: number; arr: number }>>;
  owners: readonly string[];
  settings: { risk_line: number; ready_line: number };
  unknown_accounts: number;
}
