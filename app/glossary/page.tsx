import type { Metadata } from 'next';
import { Hydrated } from '@/app/hydrated';
import { Glossary } from '@/components/glossary/glossary';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { glossaryQuery } from '@/lib/api/queries';
import { glossary } from '@/lib/reports/glossary';

export const metadata: Metadata = { title: 'Glossary' };

export default function Page() {
  return (
    <>
      <PageHeader title="Glossary" />
      <PageBody>
        <Hydrated prefetch={(client) => client.prefetchQuery({ ...glossaryQuery(), queryFn: async () => glossary() })}>
          <Glossary />
        </Hydrated>
      </PageBody>
    </>
  );
}
