'use client';

import { TriangleAlert } from 'lucide-react';
import { AccountLink } from '@/components/account/account-link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { TableCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { MatchLine, MatchSide } from '@/lib/view/matches';

interface MatchRowProps {
  line: MatchLine;
  isChosen: boolean;
  isBusy: boolean;
  onChoose(isChosen: boolean): void;
  onRefuse(): void;
}

/** On a phone an offer is a few lines below each other. */
const stacked = 'py-2 align-top max-md:h-auto max-md:border-0 max-md:p-0';

/** Two accounts, why they look like one, how sure that is; chosen to be merged, or refused. */
export const MatchRow = ({ line, isChosen, isBusy, onChoose, onRefuse }: MatchRowProps) => (
  <TableRow className="max-md:grid max-md:grid-cols-[28px_minmax(0,1fr)_auto] max-md:gap-y-1 max-md:border-b max-md:border-line max-md:py-3">
    <TableCell className={cn(stacked, 'w-7 pr-1 print:hidden')}>
      <Checkbox
        className="-my-0.5"
        checked={isChosen}
        aria-label={`Merge ${line.label}`}
        onChange={(event) => onChoose(event.target.checked)}
      />
    </TableCell>
    <TableRowHead className={cn(stacked, 'max-md:col-start-2')}>
      <Side side={line.into} />
      {line.caution && (
        <span className="mt-1 flex max-w-[64ch] gap-1.5 text-xs text-pretty text-caution">
          <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          {line.caution}
        </span>
      )}
    </TableRowHead>
    <TableCell numeric className={cn(stacked, 'md:pr-6 max-md:col-start-3')}>
      {line.into.arr}
    </TableCell>
    <TableCell className={cn(stacked, 'max-md:col-start-2')}>
      <Side side={line.account} />
    </TableCell>
    <TableCell numeric className={cn(stacked, 'md:pr-6 max-md:col-start-3')}>
      {line.account.arr}
    </TableCell>
    <TableCell className={cn(stacked, 'text-ink-2 max-md:col-span-2 max-md:col-start-2')}>
      {line.reasons.map((reason) => (
        <span key={reason} className="mr-2 block max-w-72 wrap-anywhere max-md:inline">
          {reason}
        </span>
      ))}
    </TableCell>
    <TableCell className={cn(stacked, 'whitespace-nowrap max-md:col-start-2')}>
      <Badge tone={line.isSure ? 'good' : 'neutral'}>{line.likelihood}</Badge>{' '}
      <span className="text-ink-3">{line.confidence}</span>
    </TableCell>
    <TableCell className={cn(stacked, 'py-1 text-right whitespace-nowrap md:w-0 max-md:col-start-3 print:hidden')}>
      <Button
        needs="act"
        variant="quiet"
        disabled={isBusy}
        aria-label={`Not the same: ${line.label}`}
        onClick={onRefuse}
      >
        Not the same
      </Button>
    </TableCell>
  </TableRow>
);

const Side = ({ side: { account, name, from } }: { side: MatchSide }) => (
  <>
    <AccountLink account={account} className="font-medium wrap-anywhere">
      {name}
    </AccountLink>
    <span className="block text-xs text-ink-3 wrap-anywhere">{from}</span>
  </>
);
