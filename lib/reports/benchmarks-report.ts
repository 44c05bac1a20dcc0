/** Benchmarks: the company's figures against its stage, the rules of thumb and what others have published. */
import { balancesOn } from '@/lib/domain/balances';
import { type BenchmarkMetric, benchmarkMetrics, companyFigures } from '@/lib/domain/benchmarks/company';
import { type BenchmarkRow, compare } from '@/lib/domain/benchmarks/compare';
import { levers } from '@/lib/domain/benchmarks/levers';
import type { CompanySize } from '@/lib/domain/benchmarks/population';
import { type Readiness, readiness } from '@/lib/domain/benchmarks/readiness';
import { type Stage, stageNamed, stageOf, stages } from '@/lib/domain/benchmarks/stages';
import { planConverter } from '@/lib/domain/conversion';
import { currencyExponent } from '@/lib/domain/money';
import type { ReportHead } from '@/lib/domain/report';
import { statedTarget } from '@/lib/domain/targets';
import type { LedgerView } from './ledger-view';
import { atOnce, type Pieces } from './pauses';
import { planningOf } from './planning';
import { QueryError, type ReportQuery } from './query';
import { head, throughOf } from './selection';

export interface StageFigure {
  name: Stage['name'];
  /** The stage that its ARR alone would say. */
  by_arr: Stage['name'];
  /** It was chosen in the settings, whatever the ARR says. */
  is_chosen: boolean;
  /** ARR on data-through, in the reporting currency. */
  arr: number;
  /** The same in whole US dollars; null where no plan rate leads to dollars: then the figure itself is taken for dollars. */
  arr_usd: number | null;
  /** NRR that is aimed for. */
  nrr_low: number;
  nrr_high: number | null;
  /** ARR that is missing to the next stage, in the reporting currency; null in the last, or where dollars are not known. */
  to_next_arr: number | null;
  levers: readonly string[];
  infrastructure: readonly string[];
  avoid: string;
}

export interface BenchmarksReport extends ReportHead {
  /** Null while the ledger is empty. */
  stage: StageFigure | null;
  rows: BenchmarkRow[];
  readiness: Readiness[];
}

const USD = 'USD';
const USD_MINOR = 100;

/** @throws QueryError for segments: what others have published is of whole companies */
export const benchmarksReport = (view: LedgerView, query: ReportQuery): BenchmarksReport =>
  atOnce(benchmarkPieces(view, query));

/** The same in pieces. */
export function* benchmarkPieces(view: LedgerView, query: ReportQuery): Pieces<BenchmarksReport> {
  if (query.where.length > 0 || query.by !== null)
    throw new QueryError(
      query.by === null ? 'where' : 'by',
      'benchmarks are of the whole company: what others have published is not known by segment',
    );
  const { facts, basis } = view;
  if (!facts || !basis) return { ...head(view), stage: null, rows: [], readiness: [] };
  const balances = balancesOn(facts, throughOf(view)).filter((balance) => balance > 0);
  const arr = balances.reduce((sum, balance) => sum + balance, 0);
  const { stage, byArr, arrUsd } = stageInForce(view, basis.settings.planRates, arr);
  const { costs, plans } = planningOf(view);
  const figures = companyFigures({ facts, costs, plans, grossMargin: view.grossMargin ?? null });
  yield;
  const ready = readiness(facts, view.expansionTrigger ?? null);
  const size: CompanySize | null =
    arrUsd === null ? null : { arr: arrUsd, acv: balances.length === 0 ? null : arrUsd / balances.length };
  return {
    ...head(view),
    stage: {
      name: stage.name,
      by_arr: byArr.name,
      is_chosen: view.stage != null,
      arr,
      arr_usd: arrUsd === null ? null : Math.round(arrUsd),
      nrr_low: stage.nrrLow,
      nrr_high: stage.nrrHigh,
      to_next_arr: view.stage == null ? toNext(stage, arr, arrUsd) : null,
      levers: levers[stage.name].map(({ lever }) => lever),
      infrastructure: stage.infrastructure,
      avoid: stage.avoid,
    },
    rows: compare(figures, stage, size, ownTargets(view), view.ownBenchmarks ?? []),
    readiness: ready,
  };
}

/** The stage that the company was given, else that of its ARR; `arrUsd`: null where no plan rate leads to dollars. */
export function stageInForce(view: LedgerView, planRates: Readonly<Record<string, string>>, arr: number) {
  const toUsd = dollarsOf(view.currency, planRates);
  const arrUsd = toUsd === null ? null : toUsd(arr);
  const byArr = stageOf(arrUsd ?? arr / 10 ** (currencyExponent(view.currency) ?? 2));
  return { stage: view.stage == null ? byArr : stageNamed(view.stage), byArr, arrUsd };
}

/** From smallest units of the reporting currency to dollars; null without a plan rate. */
function dollarsOf(currency: string, planRates: Readonly<Record<string, string>>): ((minor: number) => number) | null {
  const unit = 10 ** (currencyExponent(currency) ?? 2);
  if (currency === USD) return (minor) => minor / unit;
  // Plan rates lead from other currencies to the reporting one: what a million dollars is in it tells the way back.
  const convert = planConverter(USD, { currency, planRates });
  const million = convert?.(1_000_000 * USD_MINOR) ?? 0;
  return million > 0 ? (minor) => (minor / million) * 1_000_000 : null;
}

function toNext(stage: Stage, arr: number, arrUsd: number | null): number | null {
  const next = stages[stages.indexOf(stage) + 1];
  return next === undefined || arrUsd === null || arrUsd === 0 ? null : Math.round((next.fromUsd / arrUsd - 1) * arr);
}

/** The company's own targets of its whole base: the last one stated for each metric. */
function ownTargets(view: LedgerView): Partial<Record<BenchmarkMetric, number>> {
  const exponent = currencyExponent(view.currency) ?? 2;
  const whole = planningOf(view).targets.filter(({ segment, owner }) => segment === null && owner === null);
  const stated = whole.map((target) => statedTarget(target, exponent)).filter(({ target }) => target !== null);
  const byMetric = new Map(stated.map(({ metric, target }) => [metric, target as number]));
  return Object.fromEntries(
    benchmarkMetrics.flatMap((metric) => {
      const target = byMetric.get(metric);
      return target === undefined ? [] : [[metric, target]];
    }),
  );
}
