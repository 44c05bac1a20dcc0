/** Plans, touchpoints and costs stated by hand, read as rows of their files would be: the same words, the same refusals. */
import type { PlanningRecord } from '../domain/planning';
import { kindFields } from './fields';
import { readStatedRows } from './stated-rows';

export type HandPlanningKind = 'plans' | 'touchpoints' | 'costs';

/** Fields that can be stated by hand; the account is named beside them. */
export const planningFieldsOf = (kind: HandPlanningKind): string[] =>
  kindFields[kind].fields.map(({ name }) => name).filter((name) => !name.startsWith('account_'));

export type PlanningRead =
  | { records: PlanningRecord[]; fault: null }
  | { records: null; fault: { field: string; message: string } };

/** `rows`: words by field, empty ones as left out. Dates are ISO, decimals have a point. */
export async function planningByHand(
  kind: HandPlanningKind,
  rows: readonly Readonly<Record<string, string>>[],
  currency: string,
): Promise<PlanningRead> {
  const records: PlanningRecord[] = [];
  const { problems, rejected, notices } = await readStatedRows(
    { kind, name: 'by hand', rows: rows.map((row) => ({ cells: new Map(Object.entries(row)), faults: [] })), currency },
    { planning: (record) => void records.push(record) },
  );
  const first = [...problems.values()].flat().find(({ severity }) => severity === 'error');
  if (rejected > 0 && first !== undefined) {
    const isMissing = first.code === 'missing_value' || first.code === 'empty_word';
    const message = isMissing ? 'it is needed; fill it in' : `${first.message}; ${first.remedy}`;
    return { records: null, fault: { field: first.column ?? 'account', message } };
  }
  if (notices.some(({ code }) => code === 'rounded'))
    return {
      records: null,
      fault: { field: 'amount', message: 'it has more decimals than the currency; write the amount exactly' },
    };
  return { records, fault: null };
}
