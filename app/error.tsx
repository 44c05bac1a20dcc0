'use client';

import { FailedPage } from '@/components/shell/failed-page';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';

interface ErrorPageProps {
  error: Error & { digest?: string };
  /** Asks the server for the page again. */
  retry(): void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <>
      <PageHeader title="Something failed" />
      <PageBody>
        <FailedPage digest={error.digest} retry={retry} />
      </PageBody>
    </>
  );
}
