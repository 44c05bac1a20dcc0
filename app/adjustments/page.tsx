import type { Metadata } from 'next';
import { Hydrated } from '@/app/hydrated';
import { Adjustments } from '@/components/adjust/adjustments';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { adjustmentsQuery } from '@/lib/api/adjustment-queries';
import { listedAdjustments } from '@/lib/api/adjustments';

export const metadata: Metadata = { title: 'Adjustments' };

export default function Page() {
  return (
    <>
      <PageHeader title="Adjustments" />
      <PageBody>
        <Hydrated prefetch={(client) => client.prefetchQuery({ ...adjustmentsQuery(), queryFn: listedAdjustments })}>
          <Adjustments />
        </Hydrated>
      </PageBody>
    </>
  );
}
