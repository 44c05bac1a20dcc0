'use client';

import { Button } from '@/components/ui/button';
import { Failure } from './failure';
import { Step } from './step';

interface ReadyStepProps {
  several: boolean;
  /** What is still to be said; empty: ready. */
  open: readonly string[];
  busy: boolean;
  error: Error | null;
  /** Somebody has come here from a check: the keyboard goes on from here. */
  acted: boolean;
  onCheck(): void;
}

/** Before the check: what it does, and what it still waits for. */
export function ReadyStep({ several, open, busy, error, acted, onCheck }: ReadyStepProps) {
  return (
    <Step
      number={3}
      state="open"
      title="See what would change"
      takesFocus={acted}
      description={`Reads ${several ? 'all files' : 'the whole file'} and works out the figures with ${several ? 'them' : 'it'}. Nothing is written.`}
    >
      {error && <Failure title="The check could not be started" error={error} onRetry={onCheck} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="primary" disabled={open.length > 0 || busy} aria-describedby="import-open" onClick={onCheck}>
          {several ? 'Check the files' : 'Check the file'}
        </Button>
        <p id="import-open" role="status" className="text-ink-2">
          {open.length > 0 && `First, ${open.join('; ')}.`}
        </p>
      </div>
    </Step>
  );
}
