/** The JSON of the report of one account. Money is ARR in whole smallest units of `currency`, unless a key says otherwise. */
import type { Day } from '@/lib/domain/day';
import type { MovementType } from '@/lib/domain/movement-type';
import type { PlanStatus, TouchpointKind } from '@/lib/domain/planning';
import type { ChangeKind } from '@/lib/domain/records';
import type { ReportHead } from '@/lib/domain/report';
import type { Motion, Source } from '@/lib/domain/source';
import type { ToldMarks } from './account-marks-told';
import type { AccountSignals } from './account-signals';

export interface StatedRecord {
  import_id: string;
  file: string;
  /** Row in the file, the header being row 1. */
  row: number;
  /** When it was made known; ISO 8601, UTC. */
  recorded_at: string;
  /** The id it was stated of. */
  account: string;
  /** What the file stated, in the columns and words of the formats. */
  stated: Record<string, string>;
}

export interface ToldRecord extends StatedRecord {
  kind: 'change' | 'invoice_line';
  /** False: it was taken back, and nothing stands in its place. */
  stands: boolean;
  /** What it replaced, in the order in which that was recorded. */
  earlier: StatedRecord[];
}

export interface AccountEvent {
  on: Day;
  /** Null: ARR stayed as it was. */
  type: MovementType | null;
  start_arr: number;
  end_arr: number;
  /** They sum to end less start. Source and motion are null where the account starts from nothing or falls to it. */
  parts: { source: Source | null; motion: Motion | null; product: string; arr: number }[];
  records: ToldRecord[];
  /** A line ran out, and no record says so. */
  is_lapse: boolean;
}

export interface AccountEffect {
  /** Months. */
  window: number;
  /** The day the window starts from. */
  from: Day | null;
  start_arr: number;
  end_arr: number;
  /** Of all accounts at the start. */
  base_arr: number;
  nrr: number | null;
  /** NRR of all other accounts. */
  without: number | null;
  /** (End − start) of the account ÷ base; null where it was not active at the start. */
  contribution: number | null;
  /** NRR less the NRR without it. */
  effect: number | null;
}

export interface AccountReport extends ReportHead, ToldMarks, AccountSignals {
  account: string;
  /** The id that was asked for: another one where that is merged into the account. */
  asked: string;
  name: string;
  /** The day that figures are of; null for an account that is in no figure. */
  day: Day | null;
  arr: number;
  mrr: number;
  /** Of all ARR; null where there is none. */
  share: number | null;
  since: Day | null;
  /** Last active day of an account that is not active any more. */
  until: Day | null;
  is_opening: boolean;
  /** The most it ever was. */
  largest_arr: number;
  /** Of its largest line. */
  plan: string | null;
  /** Of the core lines that state a quantity. */
  seats: number | null;
  renews_on: Day | null;
  /** What falls due then. */
  due_arr: number | null;
  lines: { product: string; plan: string | null; kind: ChangeKind; quantity: number | null; arr: number; since: Day }[];
  nrr: AccountEffect;
  /** The opening balance; events sum to `arr` on data-through less it. */
  start_arr: number;
  opening: { on: Day; arr: number; records: ToldRecord[] } | null;
  /** Up to data-through, ascending. */
  events: AccountEvent[];
  /** Known, and take effect later. */
  ahead: AccountEvent[];
  products: { product: string; steps: { on: Day; arr: number }[] }[];
  /** Stated ones, and those that the ledger says; ascending spells of values. `from` null: from the start. */
  attributes: AttributeTold[];
  computed: AttributeTold[];
  /** `record`: the statement by which each is named where it is to be changed. */
  touchpoints: {
    record: number | null;
    on: Day;
    kind: TouchpointKind | null;
    owner: string | null;
    note: string | null;
  }[];
  plans: {
    record: number | null;
    opened_on: Day;
    source: string | null;
    amount_arr: number | null;
    expected_on: Day | null;
    champion: string | null;
    owner: string | null;
    status: PlanStatus;
    closed_on: Day | null;
  }[];
}

export interface AttributeTold {
  slug: string;
  spells: { from: Day | null; value: string | null; is_ahead: boolean }[];
}
