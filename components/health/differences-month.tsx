'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useQueryStates } from 'nuqs';
import { useId } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import { allDifferencesQuery } from '@/lib/api/difference-queries';
import { type CauseLine, casesTable, type MonthDifferenceModel } from '@/lib/view/differences';
import { differencesParsers } from '@/lib/view/differences-question';

const DifferenceCases = dynamic(() => import('./differences-cases').then((module) => module.DifferenceCases), {
  loading: () => <Skeleton className="h-24" />,
});

/** Where the month stands below the list it is brought into sight. */
export const DIFFERENCE_CARD = 'difference-month';

interface MonthProps {
  comparison: number;
  model: MonthDifferenceModel;
}

/** One month from our MRR to theirs: a step for each cause, opening to its accounts. */
export function DifferencesMonth({ comparison, model }: MonthProps) {
  const client = useQueryClient();
  const [{ cause: open }, setChoices] = useQueryStates(differencesParsers);
  const table = async () => casesTable(await client.fetchQuery(allDifferencesQuery(comparison, model.period)));
  return (
    <Card
      id={DIFFERENCE_CARD}
      title={<span className="num">{model.finding}</span>}
      sub={model.sub}
      actions={model.causes.length > 0 && <DataActions table={table} />}
      className="num scroll-mt-4"
    >
      <Total name="Ratchet" amount={model.ours} />
      {model.causes.map((line) => (
        <Cause
          key={line.cause}
          line={line}
          isOpen={line.cause === open}
          onOpen={(isOpen) => void setChoices({ cause: isOpen ? line.cause : null }, { history: 'replace' })}
        >
          <DifferenceCases comparison={comparison} period={model.period} line={line} />
        </Cause>
      ))}
      <Total name="Theirs" amount={model.theirs} />
    </Card>
  );
}

const Total = ({ name, amount }: { name: string; amount: string }) => (
  <p className="grid grid-cols-[minmax(0,1fr)_auto_24px] gap-x-4 border-b border-line-strong py-2 font-semibold last:border-b-0">
    <span>{name}</span>
    <span>{amount}</span>
  </p>
);

interface CauseProps {
  line: CauseLine;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
  children: React.ReactNode;
}

function Cause({ line, isOpen, onOpen, children }: CauseProps) {
  const id = useId();
  return (
    <section aria-labelledby={`${id}-name`} className="border-b border-line">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpen(!isOpen)}
          className="grid w-full grid-cols-[minmax(0,1fr)_auto_24px] items-start gap-x-4 py-2.5 text-left font-normal hover:bg-sunken"
        >
          <span className="min-w-0">
            <span id={`${id}-name`} className={cn('font-medium', line.isUnexplained ? 'text-caution' : 'text-ink')}>
              {line.name}
            </span>
            {line.accounts && <span className="ml-2 text-xs whitespace-nowrap text-ink-3">{line.accounts}</span>}
            <span className="block max-w-[84ch] text-xs text-pretty text-ink-3">{line.why}</span>
          </span>
          <span className="text-right whitespace-nowrap text-ink">{line.difference}</span>
          <ChevronDown
            aria-hidden
            className={cn('mt-0.5 size-4 justify-self-end text-ink-3', isOpen && 'rotate-180')}
          />
        </button>
      </h3>
      <div id={id} className={cn('pb-4 md:pl-4', !isOpen && 'hidden')}>
        {isOpen && children}
      </div>
    </section>
  );
}
