'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useDeferredValue } from 'react';
import { Failure } from '@/components/import/failure';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { RuleRequest } from '@/lib/api/contract/signal-settings';
import { rulePreviewQuery } from '@/lib/api/signal-queries';
import { previewModel } from '@/lib/view/rules';

const MOST_FIRINGS = 8;

/** What the conditions would have been worth so far. Null: they are not stated in full. */
export function RulePreview({ conditions }: { conditions: RuleRequest['conditions'] | null }) {
  const asked = useDeferredValue(conditions);
  const { data, error, refetch } = useQuery({ ...rulePreviewQuery(asked ?? []), enabled: asked !== null });
  if (conditions === null) return <p className="text-ink-2">State every condition to see what it would have told.</p>;
  if (error && !data) return <Failure title="It could not be tried" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-48" />;
  const { finding, figures, bySource, never, firings } = previewModel(data);
  return (
    <section aria-label="On the past" className="num grid gap-3">
      <h3 className="border-b border-line-strong pb-1 font-medium text-ink">On the past</h3>
      {never.map((reason) => (
        <Callout key={reason} tone="caution">
          <p>{reason}</p>
        </Callout>
      ))}
      <p aria-live="polite" className="text-pretty text-ink">
        {finding}
      </p>
      <dl className="grid grid-cols-3 gap-x-4 gap-y-2">
        {figures.map(({ name, value, note }) => (
          <div key={name}>
            <dt className="text-xs text-ink-3">{name}</dt>
            <dd>
              <span className="text-md font-semibold text-ink">{value}</span>
              <span className="block text-2xs text-ink-3">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      {bySource.length > 0 && (
        <Table aria-label="By source of the expansion">
          <TableHead>
            <TableRow>
              <TableHeadCell>Source</TableHeadCell>
              <TableHeadCell numeric>Expanded</TableHeadCell>
              <TableHeadCell numeric>Precision</TableHeadCell>
              <TableHeadCell numeric>Base</TableHeadCell>
              <TableHeadCell numeric>Lift</TableHeadCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {bySource.map(({ name, expanded, precision, base, lift }) => (
              <TableRow key={name}>
                <TableRowHead>{name}</TableRowHead>
                <TableCell numeric>{expanded}</TableCell>
                <TableCell numeric>{precision}</TableCell>
                <TableCell numeric>{base}</TableCell>
                <TableCell numeric>{lift}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {firings.length > 0 && (
        <Table aria-label="Its last firings">
          <TableHead>
            <TableRow>
              <TableHeadCell>Last fired for</TableHeadCell>
              <TableHeadCell>On</TableHeadCell>
              <TableHeadCell>Then</TableHeadCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {firings.slice(0, MOST_FIRINGS).map(({ account, name, href, on, after, hasExpanded }) => (
              <TableRow key={`${account} ${on}`}>
                <TableRowHead>
                  <Link href={href} prefetch={false} className="hover:underline">
                    {name}
                  </Link>
                </TableRowHead>
                <TableCell className="whitespace-nowrap">{on}</TableCell>
                <TableCell className={hasExpanded ? 'text-good' : 'text-ink-2'}>{after}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
