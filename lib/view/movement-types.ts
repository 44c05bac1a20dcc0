/** The five movements: their names, their signs, and how a month's row is read in ARR or MRR. */
import { mrrFromArr } from '@/lib/domain/money';
import type { MovementRow } from '@/lib/domain/report';
import type { Unit } from './overview';

export const movementTypes = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;
export type MovementType = (typeof movementTypes)[number];

export const movementNames: Readonly<Record<MovementType, string>> = {
  new: 'New',
  reactivation: 'Reactivation',
  expansion: 'Expansion',
  contraction: 'Contraction',
  churn: 'Churn',
};

/** Where the name does not fit. */
export const shortMovementNames: Readonly<Record<MovementType, string>> = {
  new: 'New',
  reactivation: 'React.',
  expansion: 'Exp.',
  contraction: 'Contr.',
  churn: 'Churn',
};

export const isLoss = (type: MovementType): boolean => type === 'contraction' || type === 'churn';

export const unitNames: Readonly<Record<Unit, string>> = { mrr: 'MRR', arr: 'ARR' };

/** ARR in the unit shown. MRR is divided here, each figure rounded by itself. */
export const inUnit = (arrMinor: number, unit: Unit): number => (unit === 'arr' ? arrMinor : mrrFromArr(arrMinor));

/** A movement of the row with its sign. */
export const signedIn = (row: MovementRow, type: MovementType, unit: Unit): number =>
  row[type] === 0 ? 0 : (isLoss(type) ? -1 : 1) * inUnit(row[type], unit);

export const netOf = (row: MovementRow): number => row.end_arr - row.start_arr;
