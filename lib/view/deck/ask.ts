/**
 * What exhibits ask of the ledger: reports by their names, with the words of their questions. An exhibit asks for what
 * it needs and is given the answers; who answers (`lib/export/deck.ts`) is none of its business.
 */
import type { ForecastReport } from '@/lib/domain/forecast/shape';
import type { AccountsReport, MovementsReport, RetentionReport } from '@/lib/domain/report';
import type { AccountCourse } from '../account-chart';
import type { AccountLedger } from '../account-ledger';
import type { AdjustmentListInput } from '../adjustments';
import type { Scheduled } from '../ahead';
import type { BridgeFigures } from '../bridge-question';
import type { CohortsAnswer } from '../cohorts';
import type { DefinitionsFigures } from '../definitions-side';
import type { ExplainedFigure } from '../drill-table';
import type { ExpansionFigures, RenewalFigures } from '../expansion';
import type { SellingFigures } from '../expansion-selling';
import type { PaybackInput } from '../payback';
import type { PlaybookFigures } from '../playbook';
import type { RestatementInput } from '../restatement';
import type { TieOutInput } from '../tie-out';
import type { BenchmarksFigures } from './benchmarks';
import type { TargetsFigures } from './targets';

/** Reports by name, as far as exhibits read them. */
export interface DeckReports {
  movements: MovementsReport;
  retention: RetentionReport;
  bridge: BridgeFigures;
  expansion: ExpansionFigures;
  cohorts: CohortsAnswer;
  accounts: AccountsReport;
  benchmarks: BenchmarksFigures;
  definitions: DefinitionsFigures;
  renewals: RenewalFigures;
  scheduled: Scheduled;
  targets: TargetsFigures;
  coverage: Omit<SellingFigures['coverage'], 'uncovered'> & {
    uncovered: readonly { account: string; name: string; arr: number }[];
  };
  plans: SellingFigures['plans'] & { rows: readonly PlansOfSource[] };
  playbook: PlaybookFigures;
  /** With `churn`, `expansion`, `t2e` and `seed` as they are tried out. */
  forecast: ForecastReport;
  payback: PaybackInput;
  /** Of `metric` over `period`; `limit` accounts of it. */
  explain: ExplainedFigure;
  /** Of `account`: its story. */
  account: Omit<AccountCourse, 'events' | 'opening'> & AccountLedger;
  /** Of the closed month `period`: the `limit` accounts whose `figure` differs most, of one `change` alone where it is named. */
  restatement: RestatementInput;
  /** Of the month `period`. */
  'tie-out': TieOutInput;
  /** The `limit` newest of those that match `search`, `kind` and `account`. */
  adjustments: AdjustmentListInput;
}

/** What became of plans whose words name a source. */
export interface PlansOfSource {
  source: string;
  open: number;
  won: number;
  lost: number;
  win_rate: number | null;
  median_days: number | null;
}

/** Reports that are kept beside the ledger's figures: only where the store is at hand. */
export type StoredReportName = 'account' | 'restatement' | 'tie-out' | 'adjustments';

/** Words of a question that are a report's own, beside those of every report. */
export const ownWords: Readonly<Partial<Record<keyof DeckReports, readonly string[]>>> = {
  forecast: ['months', 'seed', 'churn', 'expansion', 't2e'],
  explain: ['period', 'limit', 'offset', 'account'],
  account: ['account'],
  restatement: ['period', 'figure', 'change', 'limit'],
  'tie-out': ['period'],
  adjustments: ['search', 'kind', 'account', 'limit'],
};

export type DeckReportName = keyof DeckReports;

/** The words of a question, as an address has them. */
export type AskWords = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface Ask<Name extends DeckReportName = DeckReportName> {
  report: Name;
  words: AskWords;
}

export const ask = <Name extends DeckReportName>(report: Name, words: AskWords): Ask<Name> => ({ report, words });

/** The words one by one; those of one name that may have several (`where`) each by itself. */
export const askParams = ({ words }: Ask): [name: string, text: string][] =>
  Object.entries(words).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    if (typeof value !== 'object') return [[name, String(value)]];
    return name === 'at' ? [[name, value.join(',')]] : value.map((text): [string, string] => [name, text]);
  });

/** Equal questions have equal keys, so that one answer serves every slide that asks it. */
export const askKey = (asked: Ask): string =>
  `${asked.report}?${new URLSearchParams(askParams(asked).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))}`;

/** The answer to a question, or why there is none. */
export type Answered = { answer: DeckReports[DeckReportName] } | { refused: string };
export type Answers = ReadonlyMap<string, Answered>;
