import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Hydrated } from '@/app/hydrated';
import { Overview } from '@/components/overview/overview';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { movementsQuery, retentionQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import { comparedMonths, movementsQuestion, retentionQuestion } from '@/lib/view/overview';

export const metadata: Metadata = { title: 'Overview' };

/** The same questions that the browser would ask, answered with the page. */
async function prefetch(client: QueryClient): Promise<void> {
  const { state, report } = await pageAnswers();
  const { workspace } = state;
  if (!workspace?.has_data) return;
  const retention = comparedMonths.map((window) => {
    const question = retentionQuestion(window, workspace.data_through);
    return client.prefetchQuery({ ...retentionQuery(question), queryFn: () => report('retention', question) });
  });
  await Promise.all([
    ...retention,
    client.prefetchQuery({
      ...movementsQuery(movementsQuestion),
      queryFn: () => report('movements', movementsQuestion),
    }),
  ]);
}

export default function Page() {
  return (
    <>
      <PageHeader title="Overview" />
      <PageBody>
        <Hydrated prefetch={prefetch}>
          <Overview />
        </Hydrated>
      </PageBody>
    </>
  );
}
