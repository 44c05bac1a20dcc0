import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { SearchParams } from 'nuqs/server';
import { Reference } from '@/components/reference/reference';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { operationsAt } from '@/lib/api/openapi/reference';
import { loadReferenceChoices, prepareReference } from '@/lib/view/reference';

export const metadata: Metadata = { title: 'API reference' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const choices = await loadReferenceChoices(searchParams);
  const host = (await headers()).get('host') ?? '127.0.0.1:3000';
  const operations = operationsAt(host);
  return (
    <>
      <PageHeader
        title="API reference"
        actions={
          <Button asChild>
            <a href="/api/v1/openapi.json">OpenAPI 3.1</a>
          </Button>
        }
      />
      <PageBody>
        <Reference groups={prepareReference(operations, choices.q)} total={operations.length} choices={choices} />
      </PageBody>
    </>
  );
}
