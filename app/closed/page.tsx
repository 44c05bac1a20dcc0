import type { Metadata } from 'next';

import { Hydrated } from '@/app/hydrated';
import { Closed } from '@/components/closed/closed';
import { ClosedActions } from '@/components/closed/closed-actions';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { closedHere } from '@/lib/api/closed';
import { closedQuery } from '@/lib/api/closed-queries';

export const metadata: Metadata = { title: 'Closed months' };

export default function Page() {
  return (
    <Hydrated prefetch={(client) => client.prefetchQuery({ ...closedQuery(), queryFn: closedHere })}>
      <PageHeader title="Closed months" actions={<ClosedActions />} />
      <PageBody>
        <Closed />
      </PageBody>
    </Hydrated>
  );
}
