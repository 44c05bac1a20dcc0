/**
 * Movements explained (metrics.md sections 3, 4, 6 and 9): whole, by source or motion, without price, as shares of what
 * was there at the period's start; of products, each account's as large as their share of it.
 */
import type { Cells } from './cells';
import type { ExplainBasis } from './explain-basis';
import type { CompanyMetric, ExpansionMetric } from './explain-metrics';
import { type Explained, type ExplainedSpan, explained, spanOf } from './explained';
import type { Facts } from './facts';
import { isGenuine } from './genuine-expansion';
import type { Period } from './grid';
import { type MovementType, movementTypes } from './movement-type';
import { eachShare, type Shares } from './shares';
import { type Motion, motions, type Source, sources } from './source';
import { dayBefore } from './window';

type MovementMetric = Extract<CompanyMetric, { kind: 'movement' }>;

/** Movement cells, and how they are shared among kinds. */
interface SharedCells {
  cells: Cells;
  shares: Shares;
}

const DAYS_OF_WEEK = 7;

/** A movement or a part of one; of shares all that was there at the start, beside what came later and expanded. */
export function explainMoved(
  basis: ExplainBasis,
  metric: MovementMetric | ExpansionMetric,
  period: Period,
  list: Int32Array,
): Explained {
  const span = spanOver(basis, period);
  const part = metric.kind === 'movement' ? (metric.source ?? 'all') : metric.part;
  const type = metric.kind === 'movement' ? metric.type : 'expansion';
  const shared = isMotion(part) ? motionCells(basis.facts) : sourceCells(basis, period);
  const moved = movedIn(shared, type, part, period, list);
  const of = metric.kind === 'movement' ? null : metric.of;
  if (of === null) {
    const moving = list.filter((account) => moved[account]! > 0);
    return explained(basis.facts, span, { adds: moved, base: null, effect: moved }, moving);
  }
  const isThere = span.startMinor.map((minor) => (minor > 0 ? 1 : 0));
  const amounts =
    of === 'arr'
      ? { adds: moved, base: span.startMinor }
      : { adds: moved.map((minor, account) => (minor > 0 ? isThere[account]! : 0)), base: isThere };
  const members = list.filter((account) => amounts.base[account]! > 0 || amounts.adds[account]! > 0);
  return explained(basis.facts, span, { ...amounts, effect: moved }, members);
}

/** What an account's own revenue of the products changed by beside their shares of its movements; signed. */
export function explainBetweenProducts(basis: ExplainBasis, period: Period, list: Int32Array): Explained {
  const span = spanOver(basis, period);
  const between = span.endMinor.map((minor, account) => minor - span.startMinor[account]!);
  const { cells } = sourceCells(basis, period);
  eachCell(cells, period, list, (account, cell) => {
    between[account]! -= cells.changeMinor[cell]!;
  });
  const moving = list.filter((account) => between[account] !== 0);
  return explained(basis.facts, span, { adds: between, base: null, effect: between }, moving);
}

const spanOver = (basis: ExplainBasis, { start, end }: Period): ExplainedSpan =>
  spanOf(basis, dayBefore(basis.facts, start), Math.min(end, basis.facts.dataThrough));

const isMotion = (part: ExpansionMetric['part']): part is Motion => motions.some((motion) => motion === part);

const motionCells = ({ monthCells, monthMotions }: Facts): SharedCells => ({ cells: monthCells, shares: monthMotions });

function sourceCells({ facts, products }: ExplainBasis, { start, end }: Period): SharedCells {
  const isWeek = end - start + 1 === DAYS_OF_WEEK;
  if (products !== null) return isWeek ? products.of.weekCells() : products.of.monthCells();
  return isWeek
    ? { cells: facts.weekCells(), shares: facts.weekShares() }
    : { cells: facts.monthCells, shares: facts.monthShares };
}

/** What each account moved by in the period, by account number. */
function movedIn(
  { cells, shares }: SharedCells,
  type: MovementType,
  part: ExpansionMetric['part'],
  period: Period,
  list: Int32Array,
): Float64Array {
  const wanted = movementTypes.indexOf(type);
  const counts = part === 'all' ? null : kindsOf(part);
  const moved = new Float64Array(cells.offset.length - 1);
  eachCell(cells, period, list, (account, cell) => {
    if (cells.type[cell] !== wanted) return;
    if (counts === null) moved[account]! += Math.abs(cells.changeMinor[cell]!);
    else
      eachShare(cells, shares, cell, (kind, minor) => {
        if (counts[kind]) moved[account]! += minor;
      });
  });
  return moved;
}

/** Which kinds of shares a part is of: by their order among the motions, else among the sources. */
function kindsOf(part: 'genuine' | Source | Motion): boolean[] {
  if (part === 'genuine') return sources.map((_, source) => isGenuine(source));
  const kinds: readonly string[] = isMotion(part) ? motions : sources;
  return kinds.map((kind) => kind === part);
}

/** The cells of the accounts that lie in the period. */
function eachCell(
  cells: Cells,
  period: Period,
  list: Int32Array,
  found: (account: number, cell: number) => void,
): void {
  const within = cells.periods.map(({ start, end }) => start >= period.start && end <= period.end);
  for (const account of list)
    for (let cell = cells.offset[account]!; cell < cells.offset[account + 1]!; cell += 1)
      if (within[cells.period[cell]!]) found(account, cell);
}
