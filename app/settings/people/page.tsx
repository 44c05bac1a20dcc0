import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Hydrated } from '@/app/hydrated';
import { People } from '@/components/people/people';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { meQuery } from '@/lib/api/people-queries';
import { meHere } from '@/lib/api/session';

export const metadata: Metadata = { title: 'People' };

export default function Page() {
  return (
    <Hydrated
      prefetch={async (client) => client.prefetchQuery({ ...meQuery(), queryFn: async () => meHere(await headers()) })}
    >
      <PageHeader title="People and sign-in" />
      <PageBody>
        <People />
      </PageBody>
    </Hydrated>
  );
}
