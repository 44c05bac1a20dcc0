import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Hydrated } from '@/app/hydrated';
import { Digest } from '@/components/digest/digest';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { digestHere, previewDigestHere } from '@/lib/api/digest';
import { digestPreviewQuery, digestQuery } from '@/lib/api/digest-queries';
import { pageAnswers } from '@/lib/api/server';

export const metadata: Metadata = { title: 'Digest' };

async function prefetch(client: QueryClient): Promise<void> {
  const { state } = await pageAnswers();
  if (!state.workspace) return;
  await Promise.all([
    client.prefetchQuery({ ...digestQuery(), queryFn: digestHere }),
    client.prefetchQuery({ ...digestPreviewQuery(), queryFn: previewDigestHere }),
  ]);
}

export default function Page() {
  return (
    <>
      <PageHeader title="Digest" />
      <PageBody>
        <Hydrated prefetch={prefetch}>
          <Digest />
        </Hydrated>
      </PageBody>
    </>
  );
}
