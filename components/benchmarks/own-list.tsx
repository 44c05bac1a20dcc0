'use client';

import { ExternalLink, Pencil, Trash2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { OwnRow } from '@/lib/view/benchmarks';
import { useBenchmarkChanges } from './use-benchmark-changes';

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-2' } as const;

function Source({ row }: { row: OwnRow }) {
  if (row.url === null) return row.source;
  return (
    <a href={row.url} target="_blank" rel="noreferrer" className="underline underline-offset-2 hover:text-ink">
      {row.source}
      <ExternalLink aria-label="(opens another site)" className="ml-1 inline size-3" />
    </a>
  );
}

function Item({ row, onEdit }: { row: OwnRow; onEdit(id: number): void }) {
  const { change, isPending } = useBenchmarkChanges();
  return (
    <li className="grid items-start gap-x-4 gap-y-0.5 border-t border-line py-2 first:border-t-0 md:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_minmax(0,5fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="truncate font-medium text-ink" title={row.name}>
            {row.name}
          </span>
          <Badge>{row.method}</Badge>
        </p>
        <p className="text-2xs text-pretty text-ink-3">
          {row.population} · <Source row={row} />
        </p>
      </div>
      <p className="num text-ink md:text-right">{row.figure}</p>
      <div className="num text-xs text-pretty">
        <p className={tones[row.tone]}>{row.stand}</p>
        {row.said && <p className="text-ink-3">{row.said}</p>}
      </div>
      <div className="-mr-1.5 flex justify-end print:hidden">
        <Button
          needs="write"
          variant="quiet"
          size="small"
          aria-label={`Edit ${row.name}`}
          onClick={() => onEdit(row.id)}
        >
          <Pencil aria-hidden />
        </Button>
        <Button
          needs="write"
          variant="quiet"
          size="small"
          aria-label={`Delete ${row.name}`}
          disabled={isPending}
          onClick={() => change({ action: 'remove', id: row.id }, `${row.name} deleted`)}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
    </li>
  );
}

/** What the company brought along itself, apart from what Ratchet knows of. */
export function OwnList({ rows, onEdit }: { rows: readonly OwnRow[]; onEdit(id: number): void }) {
  if (rows.length === 0) return null;
  const groups = [
    { title: 'Your own sets', rows: rows.filter(({ isPeer }) => !isPeer) },
    { title: 'Your peers', rows: rows.filter(({ isPeer }) => isPeer) },
  ].filter((group) => group.rows.length > 0);
  return groups.map((group) => (
    <section
      key={group.title}
      aria-label={group.title}
      className={cn('mt-3 border-l-2 border-seg-4 pl-3', groups.length > 1 && 'last:mt-2')}
    >
      <h4 className="text-2xs font-medium text-seg-4">{group.title}</h4>
      <ul>
        {group.rows.map((row) => (
          <Item key={row.id} row={row} onEdit={onEdit} />
        ))}
      </ul>
    </section>
  ));
}
