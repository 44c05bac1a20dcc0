'use client';

import { Button } from '@/components/ui/button';
import { PageMessage } from './page-message';
import { useComesBack } from './use-comes-back';

interface FailedPageProps {
  /** Under which the server's log tells of it. */
  digest: string | undefined;
  retry(): void;
}

/** In place of a page that could not be made. The address stays, and with it every filter. */
export function FailedPage({ digest, retry }: FailedPageProps) {
  const state = useComesBack(retry);
  if (state === null) return null;
  if (state === 'away')
    return (
      <PageMessage title="The database does not answer">
        <p role="status">Nothing is lost. This page comes back by itself as soon as it answers again.</p>
      </PageMessage>
    );
  return (
    <PageMessage
      title="This page could not be made"
      actions={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>Nothing was changed or lost. What was chosen on this page is kept in its address.</p>
      {digest && <p className="text-xs text-ink-3">In the server's log under {digest}.</p>}
    </PageMessage>
  );
}
