import type { Metadata } from 'next';
import Link from 'next/link';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { PageMessage } from '@/components/shell/page-message';
import { buttonVariants } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <PageBody>
        <PageMessage
          title="There is no page at this address"
          actions={
            <Link href="/" className={buttonVariants({ variant: 'primary' })}>
              Go to Overview
            </Link>
          }
        >
          <p>It may have been mistyped, or what it showed was removed.</p>
        </PageMessage>
      </PageBody>
    </>
  );
}
