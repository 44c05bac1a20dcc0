import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Audit } from '@/components/audit/audit';
import { AuditFile } from '@/components/audit/audit-file';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { PageMessage } from '@/components/shell/page-message';
import { auditHere } from '@/lib/api/audit';
import { auditPagesQuery, auditSearch } from '@/lib/api/audit-queries';
import { auditQuery } from '@/lib/api/contract/audit';
import { mayHere } from '@/lib/api/who-asks';
import { auditAsked, loadAuditChoices } from '@/lib/view/audit-question';

export const metadata: Metadata = { title: 'Audit log' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await mayHere('admin')))
    return (
      <>
        <PageHeader title="Audit log" />
        <PageBody>
          <PageMessage title="The audit log is read by owners">
            <p>It tells what everybody did and when; an owner can download it for you.</p>
          </PageMessage>
        </PageBody>
      </>
    );
  const asked = auditAsked(await loadAuditChoices(searchParams));
  const query = auditQuery.safeParse(Object.fromEntries(new URLSearchParams(auditSearch(asked))));
  return (
    <Hydrated
      prefetch={async (client) =>
        query.success &&
        client.prefetchInfiniteQuery({ ...auditPagesQuery(asked), queryFn: () => auditHere(query.data) })
      }
    >
      <PageHeader title="Audit log" actions={<AuditFile />} />
      <PageBody>
        <Audit />
      </PageBody>
    </Hydrated>
  );
}
