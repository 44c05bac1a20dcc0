'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { DataActions } from '@/components/charts/data-actions';
import { Failure } from '@/components/import/failure';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { MoreRows } from '@/components/ui/more-rows';
import { useMay } from '@/components/ui/rights';
import { SearchField } from '@/components/ui/search-field';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { reportQuery } from '@/lib/api/queries';
import { WHITESPACE_ROWS, whitespaceQuestion } from '@/lib/view/plans-question';
import { prepareWhitespace, type WhitespaceCell, type WhitespaceModel } from '@/lib/view/whitespace';
import { useDesk } from './desk';

interface WhitespaceTabProps {
  search: string;
  onSearch(search: string): void;
}

/** What accounts do not have yet, where the most is likely on top; each gap can become a plan. */
export function WhitespaceTab({ search, onSearch }: WhitespaceTabProps) {
  const [limit, setLimit] = useState(WHITESPACE_ROWS);
  const { data, error, refetch, isFetching } = useQuery({
    ...reportQuery('whitespace', whitespaceQuestion({ search }, limit)),
    placeholderData: keepPreviousData,
  });
  if (error && !data)
    return <Failure title="Whitespace could not be worked out" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const model = prepareWhitespace(data);
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub={<span className="num block max-w-[96ch] text-pretty">{model.sub}</span>}
      actions={<DataActions table={model.table} />}
    >
      <p className="mb-3 max-w-[96ch] text-xs text-pretty text-ink-2">{model.how}</p>
      {(model.lines.length > 0 || search !== '') && (
        <SearchField
          label="Search accounts"
          placeholder="Search by name or id"
          value={search}
          onValue={onSearch}
          className="mb-3 w-full max-w-72"
        />
      )}
      {model.lines.length === 0 ? (
        <p className="text-ink-2">
          {search === ''
            ? 'It takes two products or plans, and five accounts that have one of them.'
            : 'No account with a gap is called so.'}
        </p>
      ) : (
        <Matrix model={model} />
      )}
      {model.rest && (
        <p className="num mt-3 text-ink-3">
          <MoreRows words={model.rest} isLoading={isFetching} onMore={() => setLimit(limit + WHITESPACE_ROWS)} />
        </p>
      )}
    </Card>
  );
}

const Matrix = ({ model }: { model: WhitespaceModel }) => (
  <Table aria-label="Whitespace">
    <TableHead>
      <tr>
        <TableHeadCell className="sticky left-0 z-10 bg-surface">Account</TableHeadCell>
        <TableHeadCell numeric>Likely</TableHeadCell>
        {model.columns.map((column) => (
          <TableHeadCell
            key={column.key}
            numeric
            title={column.title}
            className="max-w-32 align-bottom whitespace-normal"
          >
            <span className="block text-balance text-ink-2">{column.name}</span>
            {column.note}, {column.likely}
          </TableHeadCell>
        ))}
      </tr>
    </TableHead>
    <TableBody>
      {model.lines.map((line) => (
        <TableRow key={line.account}>
          <TableRowHead className="sticky left-0 z-10 max-w-60 min-w-36 bg-surface">
            <span className="flex items-center gap-2">
              <AccountLink account={line.account} className="truncate font-medium" title={line.name}>
                {line.name}
              </AccountLink>
              {line.isCovered && <Badge tone="accent">In work</Badge>}
            </span>
            <span className="block truncate text-xs text-ink-3">{line.note}</span>
          </TableRowHead>
          <TableCell numeric className="font-medium">
            {line.likely}
          </TableCell>
          {line.cells.map((cell, index) => (
            <TableCell key={model.columns[index]?.key} numeric>
              <Cell cell={cell} account={line.account} name={line.name} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

function Cell({ cell, account, name }: { cell: WhitespaceCell; account: string; name: string }) {
  const desk = useDesk();
  const may = useMay('act');
  const { kind, text, title, plan } = cell;
  if (plan === null)
    return (
      <span title={title} className="text-ink-3">
        {kind === 'held' ? (
          <>
            <span aria-hidden>✓ </span>
            <span className="sr-only">Has it, </span>
            {text}
          </>
        ) : (
          <span className="sr-only">No gap</span>
        )}
      </span>
    );
  if (!may)
    return (
      <span title={title} className="font-medium text-accent">
        +{text}
      </span>
    );
  const { source, amount, basis } = plan;
  return (
    <button
      type="button"
      title={title}
      aria-haspopup="dialog"
      aria-label={`Make a plan. ${title}`}
      onClick={() => desk({ kind: 'plan', of: { account, name, record: null, basis, values: { source, amount } } })}
      className={cn(
        'min-h-[24px] rounded-xs bg-accent-wash px-1.5 font-medium text-accent hover:underline hover:underline-offset-2',
      )}
    >
      +{text}
    </button>
  );
}
