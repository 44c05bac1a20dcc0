import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Queue } from '@/components/queue/queue';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { queueHere } from '@/lib/api/queue';
import { queuePagesQuery, queueSearch } from '@/lib/api/queue-queries';
import { loadQueueChoices, queueQuestion } from '@/lib/view/queue-question';

export const metadata: Metadata = { title: 'Queue' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = queueQuestion(await loadQueueChoices(searchParams));
  return (
    <>
      <PageHeader title="Queue" />
      <PageBody>
        <Hydrated
          prefetch={(client) =>
            client.prefetchInfiniteQuery({
              ...queuePagesQuery(asked),
              queryFn: () => queueHere(queueSearch(asked, 0)),
            })
          }
        >
          <Queue />
        </Hydrated>
      </PageBody>
    </>
  );
}
