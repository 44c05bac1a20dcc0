import type { Metadata } from 'next';
import { Hydrated } from '@/app/hydrated';
import { Matches } from '@/components/health/matches';
import { HealthTabs } from '@/components/health/tabs';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { MATCHES_PAGE, matchesQuery } from '@/lib/api/match-queries';
import { answerMatches } from '@/lib/api/matches';

export const metadata: Metadata = { title: 'Same customer' };

export default async function Page() {
  return (
    <>
      <PageHeader title="Ledger health" />
      <PageBody>
        <Hydrated
          prefetch={(client) =>
            client.prefetchQuery({
              ...matchesQuery(),
              queryFn: () => answerMatches({ offset: 0, limit: MATCHES_PAGE }),
            })
          }
        >
          <HealthTabs here="/health/matches" />
          <Matches />
        </Hydrated>
      </PageBody>
    </>
  );
}
