'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { WorkRowAnswer } from '@/lib/api/contract/queue';
import { openedParts, type PartLine } from '@/lib/view/queue-parts';
import { CalledPlays } from './called-plays';
import { OwnerAndNote } from './owner-and-note';

const Line = ({ name, detail, points }: PartLine) => (
  <li className="flex items-baseline justify-between gap-3 py-1">
    <span className="min-w-0">
      <span className="block text-ink">{name}</span>
      <span className="block text-xs text-pretty text-ink-3">{detail}</span>
    </span>
    <span className="shrink-0 text-ink">{points}</span>
  </li>
);

const Part = ({ title, total, children }: { title: string; total: string; children: ReactNode }) => (
  <section className="min-w-0">
    <h4 className="flex justify-between gap-3 border-b border-line-strong pb-1 font-medium text-ink">
      {title} <span>{total}</span>
    </h4>
    {children}
  </section>
);

/** Everything that an account's scores are made of, and what was decided about it. */
export function QueueParts({ row, currency, onPlan }: { row: WorkRowAnswer; currency: string; onPlan(): void }) {
  const { score, categories, risk, risks, readiness } = openedParts(row, currency);
  const account = encodeURIComponent(row.account);
  return (
    <div className="num grid gap-x-8 gap-y-5 pl-8 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,260px)] max-md:pl-0">
      <Part title="Signal score" total={score}>
        {categories.map(({ name, points, lines }) => (
          <div key={name} className="border-b border-line py-1.5 last:border-b-0">
            <p className="flex justify-between gap-3 text-xs text-ink-3">
              {name} <span>{points}</span>
            </p>
            {lines.length === 0 ? (
              <p className="text-xs text-ink-3">No signal</p>
            ) : (
              <ul>
                {lines.map((line) => (
                  <Line key={`${line.name} ${line.detail}`} {...line} />
                ))}
              </ul>
            )}
          </div>
        ))}
      </Part>
      <Part title="Churn risk" total={risk}>
        {risks.length === 0 ? (
          <p className="py-1.5 text-xs text-ink-3">Nothing known that speaks for a loss</p>
        ) : (
          <ul className="py-1">
            {risks.map((line) => (
              <Line key={line.name} {...line} />
            ))}
          </ul>
        )}
        <p className="mt-2 border-t border-line pt-2 text-xs text-pretty text-ink-2">{readiness}</p>
      </Part>
      <div className="grid content-start gap-3">
        <OwnerAndNote row={row} />
        <p className="flex flex-wrap gap-2 print:hidden">
          <Button needs="act" variant="primary" aria-haspopup="dialog" onClick={onPlan}>
            Make a plan
          </Button>
          <Button asChild>
            <Link href={`/accounts/${account}`} prefetch={false}>
              The account
            </Link>
          </Button>
        </p>
        <CalledPlays row={row} />
      </div>
    </div>
  );
}
