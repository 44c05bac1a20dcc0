'use client';

import { useQuery } from '@tanstack/react-query';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { settingsEffectQuery } from '@/lib/api/queries';
import { prepareEffect } from '@/lib/view/settings-effect';
import { type Changes, useStateSettings } from './use-settings';

interface EffectPreviewProps {
  changes: Changes;
  /** Said when it is saved: 'Grace is 14 days'. */
  done: string;
  onDone(): void;
}

/** What a change would do to the figures, and only then the button that makes it. */
export function EffectPreview({ changes, done, onDone }: EffectPreviewProps) {
  const { data, error, refetch } = useQuery(settingsEffectQuery(changes));
  const { state, isPending } = useStateSettings();
  const model = data && prepareEffect(data);
  return (
    <section aria-label="What it would do" className="grid gap-3 rounded-sm bg-sunken px-4 py-3">
      {error ? (
        <Failure title="It cannot be so" error={error} onRetry={() => void refetch()} />
      ) : (
        <div aria-live="polite" className="min-h-[150px]">
          {model ? (
            <>
              <p className="mb-2 font-medium text-ink">{model.words}</p>
              {model.rows.length > 0 && (
                <Table>
                  <TableHead>
                    <TableRow>
                      <TableHeadCell>Today’s figures</TableHeadCell>
                      <TableHeadCell numeric>Now</TableHeadCell>
                      <TableHeadCell numeric>Then</TableHeadCell>
                      <TableHeadCell numeric className="w-24">
                        Change
                      </TableHeadCell>
                    </TableRow>
                  </TableHead>
                  <TableBody>
                    {model.rows.map((row) => (
                      <TableRow key={row.name}>
                        <TableRowHead className="h-7">{row.name}</TableRowHead>
                        <TableCell numeric className="h-7 text-ink-2">
                          {row.before}
                        </TableCell>
                        <TableCell numeric className="h-7 font-medium text-ink">
                          {row.after}
                        </TableCell>
                        <TableCell numeric className="h-7 text-ink-2">
                          {row.difference || '–'}
                        </TableCell>
                      </TableRow>
                    ))}
                  </TableBody>
                </Table>
              )}
            </>
          ) : (
            <>
              <p className="mb-3 text-ink-3">Working out what it would do …</p>
              <Skeleton className="h-24" />
            </>
          )}
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button variant="primary" disabled={!data || isPending} onClick={() => state(changes, done, onDone)}>
          {isPending ? 'Saving' : 'Save'}
        </Button>
      </div>
    </section>
  );
}
