'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import {
  LISTED_PROBLEMS,
  type ProblemInput,
  type ProblemRow,
  prepareProblems,
  problemsTitle,
} from '@/lib/view/import-problems';
import { count } from '@/lib/view/import-words';
import { ProblemChips } from './problem-chips';

interface ProblemsTableProps {
  /** Named where there are several files. */
  file?: string | undefined;
  problems: readonly ProblemInput[];
  counts: readonly { code: string; count: number }[];
  /** The file of rejected rows; null where there is none. */
  rejectsHref: string | null;
}

const tones = { error: 'bg-bad', warning: 'bg-caution', notice: 'bg-ink-3' } as const;

const cell = 'border-b border-line py-2 pr-4 align-top max-sm:block max-sm:border-0 max-sm:p-0';

function Problem({ row }: { row: ProblemRow }) {
  return (
    <tr className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-2">
      <th scope="row" className={`${cell} text-left font-medium whitespace-nowrap text-ink tabular-nums`}>
        <span aria-hidden className={`mr-2 inline-block size-1.5 rounded-full align-middle ${tones[row.severity]}`} />
        <span className="sr-only">{row.severity}: </span>
        {row.where}
        {row.column !== null && <span className="font-normal text-ink-2 sm:hidden">, {row.column}</span>}
      </th>
      <td className={`${cell} max-w-40 truncate text-ink-2 max-sm:hidden`} title={row.column ?? undefined}>
        {row.column ?? '–'}
      </td>
      <td className={`${cell} text-ink`}>{row.message}</td>
      <td className={`${cell} pr-0 text-ink-2`}>{row.remedy}</td>
    </tr>
  );
}

const head = 'border-b border-line-strong pr-4 pb-1.5 text-left text-2xs font-medium text-ink-3';

/** What is wrong with the file: causes with their counts, then row by row what to do. */
export function ProblemsTable({ file, problems, counts, rejectsHref }: ProblemsTableProps) {
  const [code, setCode] = useState<string | null>(null);
  const [limit, setLimit] = useState(LISTED_PROBLEMS);
  const model = prepareProblems(problems, counts, code, limit);
  const title = problemsTitle(model.groups);
  if (title === null) return null;
  return (
    <section aria-label={file === undefined ? 'Problems' : `Problems of ${file}`} className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="mr-2 font-semibold text-ink">
          {file !== undefined && `${file}: `}
          {title}
        </h3>
        {model.groups.length > 1 && <ProblemChips groups={model.groups} chosen={code} onChoose={setCode} />}
        {rejectsHref !== null && (
          <Button asChild className="sm:ml-auto print:hidden">
            <a href={rejectsHref} download>
              Download rejected rows
            </a>
          </Button>
        )}
      </div>
      <table className="w-full border-collapse text-sm max-sm:block">
        <thead className="max-sm:sr-only">
          <tr>
            <th scope="col" className={head}>
              Row
            </th>
            <th scope="col" className={head}>
              Column
            </th>
            <th scope="col" className={head}>
              What
            </th>
            <th scope="col" className={head}>
              What to do
            </th>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {model.rows.map((row) => (
            <Problem key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      {model.further > 0 && (
        <p className="text-ink-3">
          {count(model.further)} more{rejectsHref !== null && ', all in the rejected rows'}.{' '}
          {limit === LISTED_PROBLEMS && model.rows.length === limit && (
            <button
              type="button"
              className="font-medium text-accent underline underline-offset-2"
              onClick={() => setLimit(100)}
            >
              Show 100
            </button>
          )}
        </p>
      )}
    </section>
  );
}
