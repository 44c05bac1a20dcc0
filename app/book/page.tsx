import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { openDefaultView } from '@/app/default-view';
import { Hydrated } from '@/app/hydrated';
import { Book } from '@/components/book/book';
import { FilterBar } from '@/components/filters/filter-bar';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { answerBook } from '@/lib/api/book';
import { bookQuery, bookSearch } from '@/lib/api/book-queries';
import { queueHere } from '@/lib/api/queue';
import { queuePagesQuery, queueSearch } from '@/lib/api/queue-queries';
import { bookQuestion, bookQueueQuestion, loadBookChoices } from '@/lib/view/book-question';
import { askedOfAll, loadQuestion } from '@/lib/view/question';

export const metadata: Metadata = { title: 'Book' };

/** The same questions that the browser would ask, answered with the page. */
async function prefetch(client: QueryClient, searchParams: Promise<SearchParams>): Promise<void> {
  const { owner } = await loadBookChoices(searchParams);
  const asked = bookQuestion(owner, askedOfAll(await loadQuestion(searchParams)));
  const query = { ...bookQuery(asked), queryFn: () => answerBook(new URLSearchParams(bookSearch(asked))) };
  await client.prefetchQuery(query);
  const book = client.getQueryData(query.queryKey)?.book;
  if (!book) return;
  const queue = bookQueueQuestion(book.owner);
  await client.prefetchInfiniteQuery({
    ...queuePagesQuery(queue),
    queryFn: () => queueHere(queueSearch(queue, 0)),
  });
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await openDefaultView('/book', searchParams);
  return (
    <>
      <PageHeader title="Book" />
      <FilterBar hasGrid={false} hasPeriod={false} />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, searchParams)}>
          <WholeAccounts what="A book">
            <Book />
          </WholeAccounts>
        </Hydrated>
      </PageBody>
    </>
  );
}
