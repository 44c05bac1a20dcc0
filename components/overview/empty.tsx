import { Upload } from 'lucide-react';
import Link from 'next/link';
import { TrySample } from '@/components/import/try-sample';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';

/** The first minute: what would be here, and the two ways to it. */
export function Empty() {
  return (
    <PageMessage
      title="How much revenue do your customers keep and add?"
      actions={
        <>
          <Button asChild variant="primary">
            <Link href="/import">
              <Upload aria-hidden="true" /> Import your data
            </Link>
          </Button>
          <TrySample />
        </>
      }
    >
      <p>
        Drop your billing export or your MRR spreadsheet, and this page shows net and gross revenue retention, how far
        they could be luck, and every movement of MRR behind them, to the cent.
      </p>
      <p>No file at hand? The sample company is invented, never mixes with your data and goes in one click.</p>
    </PageMessage>
  );
}
