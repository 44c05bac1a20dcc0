/** Problems of a file, grouped by what is wrong, so that ten thousand bad rows read as three causes. */
import { count, counted, sentenceCase } from './import-words';

export interface ProblemInput {
  file: string;
  row: number | null;
  column: string | null;
  code: string;
  message: string;
  remedy: string;
  severity: 'error' | 'warning' | 'notice';
}

export interface ProblemGroup {
  code: string;
  /** The code in words. */
  label: string;
  count: number;
  severity: ProblemInput['severity'];
}

export interface ProblemRow {
  key: string;
  /** "Row 42", or "Whole file". */
  where: string;
  column: string | null;
  message: string;
  remedy: string;
  severity: ProblemInput['severity'];
}

export interface ProblemsModel {
  groups: ProblemGroup[];
  rows: ProblemRow[];
  /** Problems of the chosen group that are not listed here. */
  further: number;
}

const weight = { error: 0, warning: 1, notice: 2 } as const;

/** Lists as many problems as fit a glance; the rejects file has them all. */
export const LISTED_PROBLEMS = 12;

function groupsOf(
  problems: readonly ProblemInput[],
  counts: readonly { code: string; count: number }[],
): ProblemGroup[] {
  const exact = new Map(counts.map((entry) => [entry.code, entry.count]));
  const groups = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    const group = groups.get(problem.code);
    if (group) group.count += 1;
    else {
      groups.set(problem.code, {
        code: problem.code,
        label: sentenceCase(problem.code),
        count: 1,
        severity: problem.severity,
      });
    }
  }
  for (const [code, total] of exact) {
    const group = groups.get(code);
    if (group) group.count = total;
    // Counted, but past the first thousand that are kept.
    else groups.set(code, { code, label: sentenceCase(code), count: total, severity: 'error' });
  }
  return [...groups.values()].sort(
    (a, b) => weight[a.severity] - weight[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** 'Row 42, Start: expected a date' → 'Expected a date': the table gives row and column in columns of their own. */
function withoutPlace(problem: ProblemInput): string {
  const parts = [
    problem.row === null ? (problem.column === null ? problem.file : null) : `Row ${problem.row}`,
    problem.column === null ? null : problem.row === null ? `Column ${problem.column}` : problem.column,
  ];
  const place = `${parts.filter((part) => part !== null).join(', ')}: `;
  if (!problem.message.startsWith(place)) return problem.message;
  return capital(problem.message.slice(place.length));
}

/** `code` narrows to one group (null: all); `limit` is how many are listed. */
export function prepareProblems(
  problems: readonly ProblemInput[],
  counts: readonly { code: string; count: number }[],
  code: string | null,
  limit = LISTED_PROBLEMS,
): ProblemsModel {
  const groups = groupsOf(problems, counts);
  const chosen = problems
    .filter((problem) => code === null || problem.code === code)
    .map((problem, at) => ({ problem, at }))
    .sort((a, b) => weight[a.problem.severity] - weight[b.problem.severity] || a.at - b.at);
  const total = groups
    .filter((group) => code === null || group.code === code)
    .reduce((sum, group) => sum + group.count, 0);
  const rows = chosen.slice(0, limit).map(({ problem, at }) => ({
    key: `${at}`,
    where: problem.row === null ? 'Whole file' : `Row ${count(problem.row)}`,
    column: problem.column,
    message: withoutPlace(problem),
    remedy: capital(problem.remedy),
    severity: problem.severity,
  }));
  return { groups, rows, further: total - rows.length };
}

/** "2 errors and 1 notice"; null where there is nothing to say. */
export function problemsTitle(groups: readonly ProblemGroup[]): string | null {
  const parts = (['error', 'warning', 'notice'] as const)
    .map((severity) => ({
      severity,
      total: groups.filter((group) => group.severity === severity).reduce((sum, group) => sum + group.count, 0),
    }))
    .filter((part) => part.total > 0)
    .map((part) => counted(part.total, part.severity));
  return parts.length === 0 ? null : parts.join(', ');
}
