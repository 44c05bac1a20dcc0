'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { rejectsUrl } from '@/lib/api/queries';
import type { HistoryRow } from '@/lib/view/import-history';

const tones = { good: 'text-good', bad: 'text-bad', plain: 'text-ink', quiet: 'text-ink-3' } as const;
const cell = 'h-(--row) border-b border-line py-0.5 pr-4 max-md:h-auto max-md:border-0 max-md:p-0';

/** One import: on a phone, two lines. */
export function ImportRow({ row, onWithdraw }: { row: HistoryRow; onWithdraw(): void }) {
  return (
    <tr
      className={`max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:border-b max-md:border-line max-md:py-3 ${row.withdrawn ? 'text-ink-3' : 'text-ink'}`}
    >
      <th scope="row" className={`${cell} max-w-64 text-left font-medium`}>
        <span className={`block truncate ${row.withdrawn ? 'line-through' : ''}`} title={row.file}>
          {row.file}
        </span>
      </th>
      <td className={`${cell} whitespace-nowrap max-md:text-right ${tones[row.status.tone]}`}>
        {row.isRunning ? (
          <Link
            href={`/import?import=${encodeURIComponent(row.id)}`}
            aria-label={`Follow the import of ${row.file}`}
            className="inline-flex min-h-[24px] items-center font-medium text-accent underline-offset-2 hover:underline"
          >
            {row.status.label}
          </Link>
        ) : (
          row.status.label
        )}
      </td>
      <td className={`${cell} whitespace-nowrap text-ink-2 max-lg:hidden`}>{row.kind}</td>
      <td className={`${cell} whitespace-nowrap text-ink-2 tabular-nums`}>{row.when}</td>
      <td className={`${cell} text-right tabular-nums max-md:hidden`}>{row.rows ?? '–'}</td>
      <td className={`${cell} text-ink-2 tabular-nums md:pl-4 max-md:col-start-1 max-md:row-start-3`}>{row.outcome}</td>
      <td className={`${cell} whitespace-nowrap text-ink-2 tabular-nums max-md:hidden`}>{row.dataThrough ?? '–'}</td>
      <td
        className={`${cell} pr-0 text-right whitespace-nowrap max-md:col-start-2 max-md:row-span-2 max-md:row-start-2 max-md:self-end print:hidden`}
      >
        {row.hasRejects && (
          <a
            href={rejectsUrl(row.id)}
            download
            className="mr-3 font-medium text-accent underline-offset-2 hover:underline"
          >
            Rejected rows
          </a>
        )}
        {row.canWithdraw && (
          <Button variant="quiet" aria-label={`Withdraw ${row.file}`} onClick={onWithdraw}>
            Withdraw
          </Button>
        )}
      </td>
    </tr>
  );
}
