import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { AddByHand } from '@/components/adjust/add-by-hand';
import { Adjustments } from '@/components/adjust/adjustments';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { ADJUSTMENTS_PAGE, adjustmentsQuery } from '@/lib/api/adjustment-queries';
import { listedAdjustments } from '@/lib/api/adjustments';
import { adjustmentsQuestion, loadAdjustmentsChoices } from '@/lib/view/adjustments-question';

export const metadata: Metadata = { title: 'Adjustments' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = adjustmentsQuestion(await loadAdjustmentsChoices(searchParams));
  return (
    <>
      <PageHeader title="Adjustments" actions={<AddByHand />} />
      <PageBody>
        <Hydrated
          prefetch={(client) =>
            client.prefetchInfiniteQuery({
              ...adjustmentsQuery(asked),
              queryFn: () => listedAdjustments({ ...asked, limit: ADJUSTMENTS_PAGE }),
            })
          }
        >
          <Adjustments />
        </Hydrated>
      </PageBody>
    </>
  );
}
