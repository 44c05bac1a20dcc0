/** What is planned on a day, by the text of metrics.md section 2 and formats.md: of each name what the last file that stands says. */
import type { Planning } from '../planning';
import type { HistoryMark } from './histories';
import { plainMarks } from './plain-history';
import type { PlanningRow, PlanningStep } from './plan-histories';

type Import = Extract<PlanningStep, { does: 'import' }>;

/** Files known by the end of a day (null: now) that were not withdrawn by then. */
function standing(steps: PlanningStep[], day: string | null): Import[] {
  const past = day === null ? steps : steps.filter(({ on }) => on <= day);
  const files = past.filter((step) => step.does === 'import');
  const gone = new Set<Import>();
  past.forEach((step, place) => {
    if (step.does !== 'withdraw') return;
    const file = files[step.which];
    // What is to be withdrawn must have been there.
    if (file !== undefined && past.indexOf(file) < place) gone.add(file);
  });
  return files.filter((file) => !gone.has(file));
}

const word = (text: string | null): string | null => text?.toLowerCase().replace(/[\s_-]/g, '') ?? null;

/** A row's name: another one of that name says it anew. */
function nameOf(row: PlanningRow, source: string): string {
  if (row.table === 'touchpoint') return JSON.stringify([source, row]);
  if (row.table === 'expansion_plan') return [source, 'plan', row.accountId, row.openedDay, word(row.source)].join();
  if (row.table === 'cost') return ['cost', row.month, row.motion, row.team].join();
  return ['target', row.metric, row.period, row.segment, row.owner].join();
}

export function plainPlanning(steps: PlanningStep[], day: string | null, refused: ReadonlySet<HistoryMark>): Planning {
  const marks = plainMarks({ steps: steps.filter((step) => step.does === 'mark') }, { day }, refused);
  const rows = new Map<string, PlanningRow>();
  for (const { source, rows: stated } of standing(steps, day))
    for (const row of stated) rows.set(nameOf(row, source), row);
  const planning: Planning = { touchpoints: [], plans: [], costs: [], targets: [] };
  const ofAccount = <Row extends { accountId: string }>(row: Row): Row[] =>
    marks.isOut(row.accountId) ? [] : [{ ...row, accountId: marks.readAs(row.accountId) }];
  for (const { table, ...row } of rows.values()) {
    if (table === 'touchpoint') planning.touchpoints.push(...ofAccount(row as Planning['touchpoints'][number]));
    else if (table === 'expansion_plan') planning.plans.push(...ofAccount(row as Planning['plans'][number]));
    else if (table === 'cost') planning.costs.push(row as Planning['costs'][number]);
    else planning.targets.push(row as Planning['targets'][number]);
  }
  return planning;
}
