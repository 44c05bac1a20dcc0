'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { MoreRows } from '@/components/ui/more-rows';
import { Skeleton } from '@/components/ui/skeleton';
import {
  ActionsHeadCell,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
  TableRowHead,
} from '@/components/ui/table';
import { casesQuery } from '@/lib/api/health-queries';
import type { FindingKind } from '@/lib/domain/health/kinds';
import { type CaseLine, joinedCases, type Mending, prepareCases } from '@/lib/view/health';

const AccountDialog = dynamic(
  () => import('@/components/adjust/account-dialog').then((module) => module.AccountDialog),
  { ssr: false },
);

interface CasesProps {
  finding: FindingKind;
  title: string;
  remedy: string;
}

/** What to do about a finding, and its cases: whose, when, what happened, the rows that say so, and where it is mended. */
export function Cases({ finding, title, remedy }: CasesProps) {
  const { data, error, refetch, fetchNextPage, isFetching } = useInfiniteQuery(casesQuery(finding));
  const all = joinedCases(data?.pages ?? []);
  if (error && !all)
    return <Failure title="The cases could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!all) return data ? <p className="text-ink-2">There is none any more.</p> : <Skeleton className="h-48" />;
  const { lines, rest, has } = prepareCases(all, data?.pages[0]?.currency ?? '');
  return (
    <div className="grid gap-3 md:pl-6.5">
      <p className="max-w-[96ch] text-pretty text-ink-2">{remedy}</p>
      <Table aria-label={title} className="max-md:block">
        <TableHead className="max-md:sr-only">
          <tr>
            <TableHeadCell>{has.account ? 'Account' : 'What'}</TableHeadCell>
            {has.when && <TableHeadCell>When</TableHeadCell>}
            <TableHeadCell>What was found</TableHeadCell>
            {has.course && <TableHeadCell numeric>ARR before and after</TableHeadCell>}
            {has.doubt && <TableHeadCell numeric>{has.doubt}</TableHeadCell>}
            {has.stated && <TableHeadCell className="md:pl-4">Stated in</TableHeadCell>}
            {has.mending && <ActionsHeadCell />}
          </tr>
        </TableHead>
        <TableBody className="max-md:block">
          {lines.map((line) => (
            <CaseRow key={line.key} line={line} has={has} />
          ))}
        </TableBody>
      </Table>
      {rest && (
        <p className="num text-ink-3">
          <MoreRows words={rest} isLoading={isFetching} onMore={() => void (isFetching || fetchNextPage())} />
        </p>
      )}
    </div>
  );
}

/** On a phone a case is a few lines below each other. */
const stacked = 'py-2 align-top max-md:block max-md:h-auto max-md:border-0 max-md:p-0 max-md:text-left';

function CaseRow({ line, has }: { line: CaseLine; has: ReturnType<typeof prepareCases>['has'] }) {
  return (
    <TableRow className="max-md:block max-md:border-b max-md:border-line max-md:py-3">
      <TableRowHead className={stacked}>
        {line.account === null ? (
          <span className="font-medium wrap-anywhere">{line.name}</span>
        ) : (
          <AccountLink account={line.account} className="font-medium wrap-anywhere">
            {line.name}
          </AccountLink>
        )}
        {line.what && <span className="block text-xs text-ink-3 wrap-anywhere">{line.what}</span>}
      </TableRowHead>
      {has.when && <TableCell className={`${stacked} md:whitespace-nowrap`}>{line.when}</TableCell>}
      <TableCell className={`${stacked} text-pretty`}>{line.happened}</TableCell>
      {has.course && (
        <TableCell numeric className={stacked}>
          {line.course}
        </TableCell>
      )}
      {has.doubt && (
        <TableCell numeric className={stacked}>
          <span className="text-ink-3 md:hidden">{has.doubt} </span>
          {line.doubt}
        </TableCell>
      )}
      {has.stated && (
        <TableCell className={`${stacked} text-xs text-ink-3 md:pl-4`}>
          {line.stated.map((place) => (
            <span key={place} className="block wrap-anywhere">
              {place}
            </span>
          ))}
        </TableCell>
      )}
      {has.mending && (
        <TableCell className={`${stacked} py-1 text-right whitespace-nowrap max-md:-ml-2 md:w-0 print:hidden`}>
          {line.mending && <Mend line={line} mending={line.mending} />}
        </TableCell>
      )}
    </TableRow>
  );
}

/** The way to mend it: in a dialog where it can be done by hand, else on the page where it is done. */
function Mend({ line: { account, name }, mending }: { line: CaseLine; mending: Mending }) {
  const [isOpen, setOpen] = useState(false);
  if (mending.by === 'page')
    return (
      <Button asChild variant="quiet">
        <Link href={mending.href} aria-label={`${mending.label}: ${name}`}>
          {mending.label}
        </Link>
      </Button>
    );
  return (
    <>
      <Button
        needs="act"
        variant="quiet"
        aria-haspopup="dialog"
        aria-label={`${mending.label}: ${name}`}
        onClick={() => setOpen(true)}
      >
        {mending.label}
      </Button>
      {isOpen && account !== null && (
        <AccountDialog
          action={mending.by}
          record={mending.record ?? undefined}
          {...{ account, name }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
