import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Hydrated } from '@/app/hydrated';
import { Overview } from '@/components/overview/overview';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { movementsQuery, type ReportParams, retentionQuery } from '@/lib/api/queries';
import { answerMovements, answerRetention, workspaceStateNow } from '@/lib/api/server';
import { headlineQuestion } from '@/lib/view/monday/choices';

export const metadata: Metadata = { title: 'Overview' };

/** The same questions that the browser would ask, answered with the page. */
async function prefetch(client: QueryClient, trend: ReportParams): Promise<void> {
  const { workspace } = await workspaceStateNow();
  if (!workspace?.has_data) return;
  const retention = [headlineQuestion(workspace.data_through), trend].map((params) =>
    client.prefetchQuery({ ...retentionQuery(params), queryFn: () => answerRetention(params) }),
  );
  await Promise.all([...retention, client.prefetchQuery({ ...movementsQuery(), queryFn: () => answerMovements({}) })]);
}

export default async function Page({ searchParams }: { searchParams: Promise<{ window?: string | string[] }> }) {
  const { window } = await searchParams;
  const trend = { window: window === '1' || window === '3' ? Number(window) : 12 };
  return (
    <>
      <PageHeader title="Overview" />
      <PageBody>
        <Hydrated prefetch={(client) => prefetch(client, trend)}>
          <Overview />
        </Hydrated>
      </PageBody>
    </>
  );
}
