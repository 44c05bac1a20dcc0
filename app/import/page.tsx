import type { Metadata } from 'next';
import { Hydrated } from '@/app/hydrated';
import { ImportPage } from '@/components/import/import-page';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { listRuns } from '@/lib/api/imports';
import { importsQuery } from '@/lib/api/queries';
import { stripeHere } from '@/lib/api/stripe';
import { stripeQuery } from '@/lib/api/stripe-queries';

export const metadata: Metadata = { title: 'Imports' };

export default function Page() {
  return (
    <>
      <PageHeader title="Imports" />
      <PageBody>
        <Hydrated
          prefetch={(client) =>
            Promise.all([
              client.prefetchQuery({ ...importsQuery(), queryFn: listRuns }),
              client.prefetchQuery({ ...stripeQuery(), queryFn: stripeHere }),
            ])
          }
        >
          <ImportPage />
        </Hydrated>
      </PageBody>
    </>
  );
}
