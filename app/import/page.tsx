import type { Metadata } from 'next';
import { Hydrated } from '@/app/hydrated';
import { ImportPage } from '@/components/import/import-page';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { PageMessage } from '@/components/shell/page-message';
import { listRuns } from '@/lib/api/imports';
import { importsQuery } from '@/lib/api/queries';
import { stripeHere } from '@/lib/api/stripe';
import { stripeQuery } from '@/lib/api/stripe-queries';
import { mayHere } from '@/lib/api/who-asks';

export const metadata: Metadata = { title: 'Imports' };

/** For who may look, and not bring data. */
const Refused = () => (
  <PageMessage title="Your role reads, and imports nothing">
    <p>An owner can change it under Settings, People.</p>
  </PageMessage>
);

export default async function Page() {
  const may = await mayHere('write');
  return (
    <>
      <PageHeader title="Imports" />
      <PageBody>
        {!may ? (
          <Refused />
        ) : (
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
        )}
      </PageBody>
    </>
  );
}
