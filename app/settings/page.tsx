import type { QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Hydrated } from '@/app/hydrated';
import { Settings } from '@/components/settings/settings';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { reportQuery, settingsQuery } from '@/lib/api/queries';
import { pageAnswers } from '@/lib/api/server';
import { readSettingsHere } from '@/lib/api/settings';

export const metadata: Metadata = { title: 'Settings' };

async function prefetch(client: QueryClient): Promise<void> {
  const { state, report } = await pageAnswers();
  if (!state.workspace) return;
  await Promise.all([
    client.prefetchQuery({ ...settingsQuery(), queryFn: readSettingsHere }),
    client.prefetchQuery({ ...reportQuery('targets'), queryFn: () => report('targets', {}) }),
  ]);
}

export default function Page() {
  return (
    <>
      <PageHeader
        title="Settings"
        actions={
          <>
            <Button asChild>
              <Link href="/settings/people">People</Link>
            </Button>
            <Button needs="admin" asChild>
              <Link href="/settings/audit">Audit log</Link>
            </Button>
            <Button asChild>
              <Link href="/reference">API reference</Link>
            </Button>
          </>
        }
      />
      <PageBody>
        <Hydrated prefetch={prefetch}>
          <Settings />
        </Hydrated>
      </PageBody>
    </>
  );
}
