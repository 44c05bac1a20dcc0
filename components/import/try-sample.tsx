'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { loadSample } from '@/lib/api/queries';
import { spokenProgress } from '@/lib/view/import-progress';
import { Announce } from './announce';
import { Failure } from './failure';
import { RunProgress } from './run-progress';
import { useRun } from './use-run';

/** Loads the sample company, with its progress in place of the button, and goes to Overview once it stands. */
export function TrySample({ variant = 'secondary' }: { variant?: 'primary' | 'secondary' }) {
  const router = useRouter();
  const [importId, setImportId] = useState<string | null>(null);
  const start = useMutation({ mutationFn: loadSample, onSuccess: (started) => setImportId(started.import_id) });
  const run = useRun(importId);
  const status = run.data?.status;

  useEffect(() => {
    if (status !== 'done') return;
    router.refresh();
    router.push('/');
  }, [router, status]);

  const retry = () => {
    setImportId(null);
    start.mutate();
  };
  if (start.error ?? run.error) {
    return (
      <Failure
        title="The sample company could not be loaded"
        error={start.error ?? run.error ?? Error()}
        onRetry={retry}
      />
    );
  }
  if (status === 'failed') {
    const error = new Error(run.data?.error ?? 'It broke off; nothing was kept.');
    return <Failure title="The sample company could not be loaded" error={error} onRetry={retry} />;
  }
  if (run.data && status !== 'done') {
    return (
      <div className="w-full max-w-96">
        <RunProgress progress={run.data.progress} />
        <Announce text={spokenProgress(run.data.progress)} />
      </div>
    );
  }
  return (
    <Button
      needs="write"
      variant={variant}
      disabled={start.isPending || importId !== null}
      onClick={() => start.mutate()}
    >
      {start.isPending || importId !== null ? 'Making the sample company' : 'Try the sample company'}
    </Button>
  );
}
