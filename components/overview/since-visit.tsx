'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { reportQuery } from '@/lib/api/queries';
import type { Day } from '@/lib/domain/day';
import { sinceQuestion, weekBefore } from '@/lib/view/overview';
import { type SinceLine, sinceLine, thenWords, type Visit, weekLine, weekWords } from '@/lib/view/since-visit';
import { type LastVisit, useLastVisit } from './use-visit';

const MovedPanel = dynamic(() => import('./moved-panel').then((module) => module.MovedPanel), { ssr: false });

interface SinceVisitProps {
  workspace: string;
  /** What is shown now, and remembered for the next time. */
  seen: Omit<Visit, 'on'>;
}

interface LineProps {
  line: SinceLine;
  /** The day that it looks back to. */
  after: Day;
  description: string;
}

function Line({ line, after, description }: LineProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {line.hasAccounts ? (
        <button
          type="button"
          aria-haspopup="dialog"
          title={`${line.since}: ${line.text}`}
          onClick={() => setOpen(true)}
          className="min-h-[24px] min-w-0 cursor-pointer truncate text-left text-ink-2 hover:text-ink"
        >
          <span className="font-medium text-ink">{line.since}:</span>{' '}
          <span className="underline decoration-control-line decoration-dotted underline-offset-4">{line.text}</span>
        </button>
      ) : (
        <p className="min-w-0 truncate text-ink-2" title={`${line.since}: ${line.text}`}>
          <span className="font-medium text-ink">{line.since}:</span> {line.text}
        </p>
      )}
      {isOpen && <MovedPanel line={line} after={after} description={description} onClose={() => setOpen(false)} />}
    </>
  );
}

function SinceThen({ visit, today }: LastVisit) {
  const { data } = useQuery(reportQuery('accounts', sinceQuestion(visit.through)));
  const line = data && sinceLine(data, visit, today);
  if (!line) return null;
  return <Line line={line} after={visit.through} description={thenWords(visit.through)} />;
}

function LastWeek({ after }: { after: Day }) {
  const { data } = useQuery(reportQuery('accounts', sinceQuestion(after)));
  const line = data && weekLine(data);
  return line && <Line line={line} after={after} description={weekWords(after)} />;
}

/** What moved since this browser last looked, else in the last week. Its place is kept, so that nothing jumps when it is known. */
export function SinceVisit({ workspace, seen }: SinceVisitProps) {
  const found = useLastVisit(workspace, seen);
  return (
    <div data-testid="since-visit" className="num -mt-2 -mb-1 flex h-6 min-w-0 max-w-[1000px] print:hidden">
      {found && <SinceThen {...found} />}
      {found === null && <LastWeek after={weekBefore(seen.through)} />}
    </div>
  );
}
