/** The playbook: what each stage does to expand, tied to the company's own figures. */
import { balancesOn } from '@/lib/domain/balances';
import { type LeverFigure, leverFiguresOf } from '@/lib/domain/benchmarks/lever-figures';
import { type Lever, levers, PLAYBOOK_SOURCE } from '@/lib/domain/benchmarks/levers';
import { type StageName, stages } from '@/lib/domain/benchmarks/stages';
import type { ReportHead } from '@/lib/domain/report';
import { stageInForce } from './benchmarks-report';
import type { LedgerView } from './ledger-view';
import { planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { head, throughOf } from './selection';

export interface PlaybookStage {
  name: StageName;
  /** ARR in whole US dollars. */
  from_usd: number;
  below_usd: number | null;
  /** NRR that is aimed for. */
  nrr_low: number;
  nrr_high: number | null;
  levers: readonly Lever[];
  infrastructure: readonly string[];
  avoid: string;
}

export interface PlaybookReport extends ReportHead {
  /** The company's; null while the ledger is empty. */
  stage: StageName | null;
  /** Who says so. */
  source: string;
  stages: PlaybookStage[];
  figures: LeverFigure[];
}

/** @throws QueryError for segments: a stage is of the whole company */
export function playbookReport(view: LedgerView, query: ReportQuery): PlaybookReport {
  if (query.where.length > 0 || query.by !== null)
    throw new QueryError(
      query.by === null ? 'where' : 'by',
      'the playbook is of the whole company: its stage is not that of a segment',
    );
  const { facts, basis } = view;
  const arr = facts ? balancesOn(facts, throughOf(view)).reduce((sum, balance) => sum + balance, 0) : 0;
  return {
    ...head(view),
    stage: basis ? stageInForce(view, basis.settings.planRates, arr).stage.name : null,
    source: PLAYBOOK_SOURCE,
    stages: stages.map(({ name, fromUsd, belowUsd, nrrLow, nrrHigh, infrastructure, avoid }) => ({
      name,
      from_usd: fromUsd,
      below_usd: belowUsd,
      nrr_low: nrrLow,
      nrr_high: nrrHigh,
      levers: levers[name],
      infrastructure,
      avoid,
    })),
    figures: facts ? leverFiguresOf(facts, planningOf(view)) : [],
  };
}
