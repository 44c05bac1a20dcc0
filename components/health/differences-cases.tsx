'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { AccountLink } from '@/components/account/account-link';
import { Failure } from '@/components/import/failure';
import { MoreRows } from '@/components/ui/more-rows';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { differenceCasesQuery } from '@/lib/api/difference-queries';
import type { CauseLine } from '@/lib/view/differences';
import { prepareCases } from '@/lib/view/differences';

interface CasesProps {
  comparison: number;
  period: string;
  line: CauseLine;
}

/** The accounts of a cause: theirs, ours, and what the cause is of. */
export function DifferenceCases({ comparison, period, line }: CasesProps) {
  const asked = differenceCasesQuery(comparison, period, line.cause);
  const { data, error, refetch, fetchNextPage, isFetching } = useInfiniteQuery(asked);
  if (error && !data)
    return <Failure title="The accounts could not be loaded" error={error} onRetry={() => void refetch()} />;
  const [first] = data?.pages ?? [];
  const cause = first?.causes[0];
  if (first === undefined) return <Skeleton className="h-24" />;
  if (cause === undefined) return <p className="text-ink-2">There is none any more.</p>;
  const cases = data?.pages.flatMap(({ causes }) => causes[0]?.cases ?? []) ?? [];
  const { lines, rest } = prepareCases({ ...cause, cases }, first.currency);
  return (
    <>
      <Table aria-label={`Accounts: ${line.name}`}>
        <TableHead>
          <tr>
            <TableHeadCell>Account</TableHeadCell>
            <TableHeadCell numeric className="max-md:hidden">
              Ours
            </TableHeadCell>
            <TableHeadCell numeric className="max-md:hidden">
              Theirs
            </TableHeadCell>
            <TableHeadCell numeric>Difference</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {lines.map((one) => (
            <TableRow key={one.key}>
              <TableRowHead className="py-1.5">
                {one.account === null ? one.name : <AccountLink account={one.account}>{one.name}</AccountLink>}
                {one.note !== '' && <span className="block text-xs text-ink-3">{one.note}</span>}
                <span className="block text-xs text-ink-3 md:hidden">
                  {one.ours} here, {one.theirs} there
                </span>
              </TableRowHead>
              <TableCell numeric className="max-md:hidden">
                {one.ours}
              </TableCell>
              <TableCell numeric className="max-md:hidden">
                {one.theirs}
              </TableCell>
              <TableCell numeric>{one.difference}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rest !== null && (
        <p className="num mt-2 text-xs text-ink-3">
          <MoreRows words={rest} isLoading={isFetching} onMore={() => void fetchNextPage()} />
        </p>
      )}
    </>
  );
}
