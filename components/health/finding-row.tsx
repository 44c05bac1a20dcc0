'use client';

import { ChevronDown, CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import { Skeleton } from '@/components/ui/skeleton';
import type { Severity } from '@/lib/domain/health/kinds';
import type { FindingLine } from '@/lib/view/health';

const Cases = dynamic(() => import('./finding-cases').then((module) => module.Cases), {
  loading: () => <Skeleton className="h-48" />,
});

const SetAside = dynamic(() => import('./set-aside').then((module) => module.SetAside), { ssr: false });

const marks: Readonly<Record<Severity, { look: string; Icon: LucideIcon }>> = {
  bad: { look: 'text-bad', Icon: CircleX },
  caution: { look: 'text-caution', Icon: TriangleAlert },
  note: { look: 'text-ink-2', Icon: Info },
};

const setAside = { look: 'text-ink-3', Icon: CircleCheck };

interface FindingRowProps {
  line: FindingLine;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

/** A finding: how much it matters, what it is of, and, opened, what to do and every case. */
export function FindingRow({ line, isOpen, onOpen }: FindingRowProps) {
  const id = useId();
  const { look, Icon } = line.aside === null ? marks[line.severity] : setAside;
  return (
    <section aria-labelledby={`${id}-title`} className="border-b border-line last:border-b-0">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onOpen(!isOpen)}
          className="grid w-full grid-cols-[minmax(0,1fr)_72px_84px_64px_24px] items-start gap-x-4 gap-y-1 py-2.5 text-right hover:bg-sunken max-md:grid-cols-[minmax(0,1fr)_24px]"
        >
          <span className="flex min-w-0 gap-2.5 text-left">
            <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', look)} />
            <span className="min-w-0">
              <span id={`${id}-title`} className="block font-medium text-pretty text-ink">
                {line.title}
              </span>
              <span className="block max-w-[96ch] text-xs font-normal text-pretty text-ink-3">
                <span className={cn('font-medium', look)}>{line.aside ?? `${line.mark}.`}</span>{' '}
                {line.aside === null && line.why}
              </span>
            </span>
          </span>
          <span className="contents max-md:col-start-1 max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:pl-6.5">
            <Figure label="Accounts" text={line.accounts} />
            <Figure label="Their ARR" text={line.arr} />
            <Figure label="Of all" text={line.share} />
          </span>
          <ChevronDown
            aria-hidden
            className={cn(
              'mt-0.5 size-4 justify-self-end text-ink-3 max-md:col-start-2 max-md:row-start-1',
              isOpen && 'rotate-180',
            )}
          />
        </button>
      </h3>
      <div id={id} className={cn('pb-4', !isOpen && 'hidden')}>
        {isOpen && (
          <>
            <Cases finding={line.finding} title={line.title} remedy={line.remedy} />
            <SetAside finding={line.finding} title={line.title} isAside={line.aside !== null} />
          </>
        )}
      </div>
    </section>
  );
}

const Figure = ({ label, text }: { label: string; text: string }) => (
  <span className="font-normal whitespace-nowrap text-ink max-md:text-xs">
    <span className="text-ink-3 md:sr-only">{label} </span>
    {text}
  </span>
);
