/** What kind of file it is, from its column names alone, and how sure that is. */
import { foreignOf, type Kind, kindFields, kinds } from './fields';
import { hasSignature } from './formats/foreign';
import { mapHeaders, missingNeeds, type StatedMapping } from './mapping';
import { monthColumns } from './months';

export interface RankedKind {
  kind: Kind;
  /** 0 … 1; below 0.5 the kind is a mere nearest guess. */
  confidence: number;
}

/** From here on a kind is taken without asking. */
export const RECOGNISED_FROM = 0.6;

const FEW_MONTHS = 2;
/** Of a file with another system's own column names; without them it is a nearest guess at most. */
const OWN_NAMES = 0.99;

/** All kinds, the surest first. */
export function rankKinds(headers: readonly string[], stated: StatedMapping = {}): RankedKind[] {
  const months = monthColumns(headers);
  const ranked: RankedKind[] = kinds.map((kind) => ({
    kind,
    confidence: confidenceOf(kind, headers, stated, months.length),
  }));
  return ranked.sort((a, b) => b.confidence - a.confidence);
}

function confidenceOf(kind: Kind, headers: readonly string[], stated: StatedMapping, months: number): number {
  if (kind === 'mrr') return mrrConfidence(headers, stated, months);
  // A sheet with month columns is an MRR sheet, whatever else its columns are called.
  const wide = months >= FEW_MONTHS ? 0.5 : 1;
  const { columns, problems } = mapHeaders(kind, headers, stated);
  const { needs, telling } = kindFields[kind];
  if (telling !== undefined && !telling.some((name) => name in columns)) return 0;
  // Of an account it is that account's MRR, and no total.
  if (kind === 'control_totals' && (mapHeaders('mrr', headers).columns.account_id?.confidence ?? 0) > 0) return 0;
  let sum = 0;
  for (const names of needs) sum += Math.max(0, ...names.map((name) => columns[name]?.confidence ?? 0));
  const share = Object.keys(columns).length / Math.max(1, headers.length);
  const whole = missingNeeds(kind, columns).length === 0 ? 1 : 0.6;
  const unfit = problems.length > 0 ? 0.5 : 1;
  const foreign = foreignOf(kind);
  if (foreign !== null) {
    if (hasSignature(foreign, headers)) return (foreign.signature.certainty ?? OWN_NAMES) * whole * unfit;
    return (sum / needs.length) * 0.5 * unfit;
  }
  // Of two kinds that fit, the one that explains more of the columns.
  return (sum / needs.length) * (0.9 + 0.1 * Math.min(1, share)) * whole * wide * unfit;
}

function mrrConfidence(headers: readonly string[], stated: StatedMapping, months: number): number {
  const { columns, problems } = mapHeaders('mrr', headers, stated);
  const account = columns.account_id?.confidence ?? 0;
  const unfit = problems.length > 0 ? 0.5 : 1;
  if (months >= FEW_MONTHS) return (account > 0 ? 0.97 : 0.5) * unfit;
  if (account > 0 && months === 1) return 0.7 * unfit;
  const cells = Math.min(columns.month?.confidence ?? 0, columns.mrr?.confidence ?? 0);
  return account > 0 && cells > 0 ? ((account + 2 * cells) / 3) * 0.95 * unfit : 0.2 * account;
}
