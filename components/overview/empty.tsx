'use client';

import { Upload } from 'lucide-react';
import Link from 'next/link';
import { Following } from '@/components/import/following';
import { TrySample } from '@/components/import/try-sample';
import { type Importing, useImporting } from '@/components/import/use-importing';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { useMay } from '@/components/ui/rights';

/** The first figures are on their way: how far they are, in place of an invitation to bring some. */
function OnTheWay({ importId, file, isSample }: Importing & { importId: string }) {
  return (
    <PageMessage
      title={isSample ? 'The sample company is being made' : `${file ?? 'Your file'} is being imported`}
      actions={
        !isSample && (
          <Button asChild>
            <Link href={`/import?import=${encodeURIComponent(importId)}`}>Follow it in Imports</Link>
          </Button>
        )
      }
    >
      <p>This page shows its figures as soon as they stand. You can leave it meanwhile.</p>
      <Following importId={importId} />
    </PageMessage>
  );
}

/** The first minute: what would be here, and the two ways to it; while an import runs, its progress. */
export function Empty() {
  const may = useMay('write');
  const importing = useImporting();
  const { importId, isRunning } = importing;
  if (importId !== null && isRunning) return <OnTheWay {...importing} importId={importId} />;
  return (
    <PageMessage
      title="How much revenue do your customers keep and add?"
      actions={
        <>
          <Button needs="write" asChild variant="primary">
            <Link href="/import">
              <Upload aria-hidden="true" /> Import your data
            </Link>
          </Button>
          <TrySample />
        </>
      }
    >
      {importId !== null && <Following importId={importId} />}
      <p>
        {may ? 'Drop your billing export or your MRR spreadsheet, and this' : 'This'} page shows net and gross revenue
        retention, how far they could be luck, and every movement of MRR behind them, to the cent.
      </p>
      <p>
        {may
          ? 'No file at hand? The sample company is invented, never mixes with your data and goes in one click.'
          : 'Your role reads: as soon as an editor or an owner has imported something, its figures are here.'}
      </p>
    </PageMessage>
  );
}
