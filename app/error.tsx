'use client';

import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';

interface ErrorPageProps {
  error: Error & { digest?: string };
  /** Asks the server for the page again. */
  retry(): void;
}

/** A page that broke. The address stays, and with it every filter. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <>
      <PageHeader title="Something failed" />
      <PageBody>
        <PageMessage
          title="This page could not be made"
          actions={
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
          }
        >
          <p>Nothing was changed or lost. What was chosen on this page is kept in its address.</p>
          {error.digest && <p className="text-xs text-ink-3">In the server's log under {error.digest}.</p>}
        </PageMessage>
      </PageBody>
    </>
  );
}
