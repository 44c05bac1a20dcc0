/** What a workbook is made of: plain JSON, since it is written in a process of its own. */
import type { Day, Month } from '@/lib/domain/day';
import type { CohortsReport } from '@/lib/reports/cohorts-report';
import type { ExpansionReport } from '@/lib/reports/expansion-report';
import type { ReportOf } from '@/lib/reports/reports';
import type { Packed } from './pack';

/** What the book is of, said on every sheet. */
export interface BookHead {
  company: string;
  currency: string;
  /** Decimals of the currency. */
  exponent: number;
  dataThrough: Day;
  /** Null: as it is known now. */
  asOf: Day | null;
  version: number;
  windowMonths: number;
  /** The question beside the months, in words: 'segment = SMB', 'rolling rates', 'by parent'. Empty: everything. */
  narrowed: string[];
  /** Of each month that was closed: 'as closed on 3 Nov 2026', 'restated since closed on …'. Empty: none was. */
  closings: Readonly<Record<Month, string>>;
  /** Names are replaced by 'Account 1', 'Account 2', … by size. */
  hidesNames: boolean;
}

/** One column of the cube: all accounts at the end of one day. */
export interface CubeColumn {
  /** The day the balances stand at. */
  day: Day;
  /** The month that ends then; null: the balances before the ledger's first month. */
  month: Month | null;
  /** The month is not over. */
  open: boolean;
}

/** Account × month ARR, in smallest units. */
export interface Cube {
  accounts: number;
  ids: string[];
  names: string[];
  /** First active day as a day number; `NEVER_ACTIVE` where there is none. */
  firstDay: Packed;
  columns: CubeColumn[];
  /** Column by column. */
  values: Packed;
  /** Where the running window starts, on no month end: its balances. Null where a month end is its start. */
  windowStart: { day: Day; values: Packed } | null;
}

export const NEVER_ACTIVE = 0x7fff_ffff;

/** The list of accounts in columns. */
export interface AccountColumns {
  day: Day;
  from: Day;
  states: string[];
  arr: Packed;
  startArr: Packed;
  since: (Day | null)[];
  until: (Day | null)[];
  lastChange: (Day | null)[];
  renews: (Day | null)[];
  /** Values by their number; −1: the account has none. */
  attributes: { slug: string; values: string[]; codes: Packed }[];
}

export interface SegmentRow {
  attribute: string;
  value: string;
  accounts: number;
  arr: number;
  /** The window that ends on data-through. */
  current: ReportOf<'retention'>['current'];
}

export interface WorkbookInput {
  head: BookHead;
  movements: ReportOf<'movements'>['rows'];
  retention: Pick<ReportOf<'retention'>, 'rows' | 'current'>;
  expansion: Pick<ExpansionReport, 'rows'>;
  cohorts: Record<'net' | 'gross' | 'logo', Pick<CohortsReport, 'rows' | 'mean' | 'mean_cohorts'>>;
  segments: { rows: SegmentRow[] /** Attributes with too many values. */; leftOut: string[] };
  accounts: AccountColumns;
  cube: Cube;
  targets: ReportOf<'targets'>['rows'];
  /** Null: the question is of some accounts, and benchmarks are of whole companies. */
  benchmarks: ReportOf<'benchmarks'>['rows'] | null;
  /** What the figures were made with: each as it is called, and as it stands. */
  settings: [name: string, value: string, what: string][];
}
