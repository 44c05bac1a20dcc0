'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { rejectsUrl } from '@/lib/api/queries';
import type { HistoryRow } from '@/lib/view/import-history';
import type { Undoing } from './use-undo';

const tones = { good: 'text-good', bad: 'text-bad', plain: 'text-ink', quiet: 'text-ink-3' } as const;
const cell = 'h-(--row) border-b border-line py-0.5 pr-4 max-md:h-auto max-md:border-0 max-md:p-0';

interface ImportRowProps {
  row: HistoryRow;
  /** It was imported together with others and stands below their row. */
  within: boolean;
  /** Of files imported together: whether they are shown. Left out where it is one file. */
  isOpen?: boolean;
  onToggle?(): void;
  /** Something is being undone or redone. */
  busy: boolean;
  onUndo(undoing: Undoing): void;
}

function FileName({ row, within, isOpen, onToggle }: Pick<ImportRowProps, 'row' | 'within' | 'isOpen' | 'onToggle'>) {
  const name = (
    <span className={cn('block truncate', row.withdrawn && 'line-through')} title={row.file}>
      {row.file}
    </span>
  );
  if (!onToggle) return <span className={cn('block', within && 'pl-5 font-normal')}>{name}</span>;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      className="flex min-h-[24px] max-w-full items-center gap-1.5 underline-offset-2 hover:underline"
    >
      <ChevronRight aria-hidden className={cn('size-3.5 shrink-0 text-ink-3', isOpen && 'rotate-90')} />
      {name}
    </button>
  );
}

function Actions({
  row,
  isBatch,
  busy,
  onUndo,
}: { isBatch: boolean } & Pick<ImportRowProps, 'row' | 'busy' | 'onUndo'>) {
  return (
    <>
      {row.hasRejects && (
        <a
          href={rejectsUrl(row.id)}
          download
          className="mr-3 inline-flex min-h-[24px] items-center font-medium text-accent underline-offset-2 hover:underline"
        >
          Rejected rows
        </a>
      )}
      {row.canUndo && (
        <Button
          variant="quiet"
          disabled={busy}
          aria-label={`Undo ${row.file}`}
          onClick={() => onUndo({ what: 'withdraw', id: row.id, isBatch })}
        >
          Undo
        </Button>
      )}
      {row.canRedo && (
        <Button
          variant="quiet"
          disabled={busy}
          aria-label={`Redo ${row.file}`}
          onClick={() => onUndo({ what: 'restore', id: row.id, isBatch })}
        >
          Redo
        </Button>
      )}
    </>
  );
}

/** One import, or several files imported together: on a phone, two lines. */
export function ImportRow({ row, within, isOpen, busy, onToggle, onUndo }: ImportRowProps) {
  const isBatch = row.files.length > 0;
  return (
    <tr
      className={`max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:border-b max-md:border-line max-md:py-3 ${row.withdrawn ? 'text-ink-3' : 'text-ink'}`}
    >
      <th scope="row" className={`${cell} max-w-64 text-left font-medium`}>
        <FileName row={row} within={within} isOpen={isOpen} onToggle={onToggle} />
      </th>
      <td className={`${cell} whitespace-nowrap max-md:text-right ${tones[row.status.tone]}`}>
        {row.isRunning ? (
          <Link
            href={`/import?${isBatch ? 'batch' : 'import'}=${encodeURIComponent(row.id)}`}
            aria-label={`Follow the import of ${row.file}`}
            className="inline-flex min-h-[24px] items-center font-medium text-accent underline-offset-2 hover:underline"
          >
            {row.status.label}
          </Link>
        ) : (
          row.status.label
        )}
      </td>
      <td className={`${cell} max-w-56 truncate text-ink-2 max-lg:hidden`} title={row.kind}>
        {row.kind}
      </td>
      <td className={`${cell} whitespace-nowrap text-ink-2 tabular-nums`}>{row.when}</td>
      <td className={`${cell} text-right tabular-nums max-md:hidden`}>{row.rows ?? '–'}</td>
      <td className={`${cell} text-ink-2 tabular-nums md:pl-4 max-md:col-start-1 max-md:row-start-3`}>{row.outcome}</td>
      <td className={`${cell} whitespace-nowrap text-ink-2 tabular-nums max-md:hidden`}>{row.dataThrough ?? '–'}</td>
      <td
        className={`${cell} pr-0 text-right whitespace-nowrap max-md:col-start-2 max-md:row-span-2 max-md:row-start-2 max-md:self-end print:hidden`}
      >
        <Actions row={row} isBatch={isBatch} busy={busy} onUndo={onUndo} />
      </td>
    </tr>
  );
}
