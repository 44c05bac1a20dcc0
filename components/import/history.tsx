'use client';

import { useQuery } from '@tanstack/react-query';
import { Fragment, useState, useSyncExternalStore } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { importsQuery } from '@/lib/api/queries';
import { type HistoryRow, prepareHistory } from '@/lib/view/import-history';
import { Failure } from './failure';
import { ImportRow } from './history-row';
import { useUndo } from './use-undo';

const head = 'border-b border-line-strong pr-4 pb-1.5 text-left text-2xs font-medium text-ink-3';
/** How often an import that runs is looked at. */
const POLL_MS = 2000;
const noSubscription = () => () => {};

/** Rows with those of files imported together below theirs, where they are asked for. */
function Rows({ rows }: { rows: readonly HistoryRow[] }) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const undo = useUndo();
  const row = { busy: undo.isPending, onUndo: undo.mutate };
  return (
    <tbody className="max-md:block">
      {undo.error && (
        <tr>
          <td colSpan={8}>
            <Failure title="That did not work" error={undo.error} />
          </td>
        </tr>
      )}
      {rows.map((each) => {
        if (each.files.length === 0) return <ImportRow key={each.id} row={each} within={false} {...row} />;
        const isOpen = open.includes(each.id);
        return (
          <Fragment key={each.id}>
            <ImportRow
              row={each}
              within={false}
              isOpen={isOpen}
              onToggle={() => setOpen(isOpen ? open.filter((id) => id !== each.id) : [...open, each.id])}
              {...row}
            />
            {isOpen && each.files.map((file) => <ImportRow key={file.id} row={file} within {...row} />)}
          </Fragment>
        );
      })}
    </tbody>
  );
}

/** Every import that wrote, newest first; what is withdrawn stays readable. */
export function History() {
  const imports = useQuery({
    ...importsQuery(),
    refetchInterval: ({ state }) => (state.data?.imports.some(({ status }) => status === 'running') ? POLL_MS : false),
  });
  const timeZone = useSyncExternalStore(
    noSubscription,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  const rows = prepareHistory(imports.data?.imports ?? [], timeZone);
  return (
    <section aria-labelledby="import-history" className="rounded-lg border border-line bg-surface p-5 max-sm:px-4">
      <h2 id="import-history" className="text-md font-semibold tracking-snug text-ink">
        Imports so far
      </h2>
      {imports.error && (
        <Failure title="The list could not be read" error={imports.error} onRetry={() => void imports.refetch()} />
      )}
      {imports.isPending && <Skeleton className="mt-4 h-28" />}
      {imports.data && rows.length === 0 && (
        <p className="text-ink-3">
          None of your own yet. Each file you import is listed here, with its rows, to be undone and redone.
        </p>
      )}
      {rows.length > 0 && (
        <table className="mt-4 w-full border-collapse text-sm max-md:block">
          <thead className="max-md:sr-only">
            <tr>
              <th scope="col" className={head}>
                File
              </th>
              <th scope="col" className={head}>
                Status
              </th>
              <th scope="col" className={`${head} max-lg:hidden`}>
                Kind
              </th>
              <th scope="col" className={head}>
                When
              </th>
              <th scope="col" className={`${head} text-right max-md:hidden`}>
                Rows
              </th>
              <th scope="col" className={`${head} md:pl-4`}>
                Outcome
              </th>
              <th scope="col" className={`${head} max-md:hidden`}>
                Data through
              </th>
              <th scope="col" className={`${head} pr-0 text-right print:hidden`}>
                <span className="sr-only">Actions</span>
              </th>
            </tr>
          </thead>
          <Rows rows={rows} />
        </table>
      )}
    </section>
  );
}
