'use client';

import Link from 'next/link';
import { FigureButton } from '@/components/drill/figure-button';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import { PlanDesk } from '@/components/plans/desk';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { BookReport } from '@/lib/domain/book-shape';
import { type BookFigure, bookFigures, bookSentence, ownerName } from '@/lib/view/book';
import { HandedCard, RenewalsCard, TargetsCard, UncoveredCard } from './book-cards';
import { OwnersCard } from './owners-card';
import { QueueTop } from './queue-top';
import { useBook } from './use-book';

const Figure = ({ figure: { key, name, value, exact, note, figure } }: { figure: BookFigure }) => (
  <div data-figure={key} className="-mt-px -ml-px min-w-0 border-t border-l border-line px-4.5 py-3 max-md:px-4">
    <p className="min-h-[24px] text-xs text-ink-2">{name}</p>
    <p className="mt-1 text-xl font-semibold tracking-tight text-ink">
      <FigureButton figure={figure} title={exact} label={`What makes ${value}, ${name}`} className="min-h-[24px]">
        {value}
      </FigureButton>
    </p>
    <p className="mt-1 text-2xs text-pretty text-ink-3">{note}</p>
  </div>
);

interface WhoseProps {
  report: BookReport;
  onOwner(owner: string): void;
}

const Whose = ({ report: { owners, book }, onOwner }: WhoseProps) => (
  <Select
    aria-label="Whose book"
    className="w-56 max-sm:w-full print:hidden"
    value={book?.owner ?? ''}
    onChange={(event) => onOwner(event.target.value)}
  >
    {book !== null && owners.every(({ owner }) => owner !== book.owner) && (
      <option value={book.owner}>{ownerName(book.owner)}</option>
    )}
    {owners.map(({ owner }) => (
      <option key={owner} value={owner}>
        {ownerName(owner)}
      </option>
    ))}
  </Select>
);

/** The accounts of one owner: what became of them, what is due, whom to turn to, and whom nobody has turned to. */
export function Book() {
  const { query, isEmpty, setOwner } = useBook();
  if (isEmpty) return <Empty />;
  const { data: report, error } = query;
  if (error && !report)
    return <Failure title="The book could not be read" error={error} onRetry={() => void query.refetch()} />;
  if (!report) return <Skeleton className="h-[720px]" />;
  const { book, currency } = report;
  if (book === null) return <NoOwners />;
  return (
    <PlanDesk>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="num min-w-0 text-md text-pretty text-ink" data-testid="book-sentence">
            {bookSentence(book, currency)}
          </p>
          <Whose report={report} onOwner={setOwner} />
        </div>
        <section
          aria-label={`Book of ${ownerName(book.owner)}`}
          className="num grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface lg:grid-cols-5"
        >
          {bookFigures(book, report).map((figure) => (
            <Figure key={figure.key} figure={figure} />
          ))}
        </section>
        <QueueTop key={book.owner} owner={book.owner} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
          <RenewalsCard key={`renewals ${book.owner}`} book={book} currency={currency} />
          <UncoveredCard key={`uncovered ${book.owner}`} book={book} currency={currency} />
          <TargetsCard book={book} currency={currency} />
          <HandedCard key={`handed ${book.owner}`} book={book} currency={currency} />
        </div>
        <OwnersCard report={report} onOwner={setOwner} />
      </div>
    </PlanDesk>
  );
}

const NoOwners = () => (
  <Card title="No account has an owner">
    <p className="max-w-[70ch] text-pretty text-ink-2">
      A book is made of the attribute “owner”: import it as a column of accounts, or set it on an account’s page. Dated
      values are read as of their days.
    </p>
    <Button needs="write" asChild variant="primary" className="mt-3">
      <Link href="/import">Import accounts</Link>
    </Button>
  </Card>
);
