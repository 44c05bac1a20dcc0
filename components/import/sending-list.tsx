'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Progress } from '@/components/ui/progress';
import { Failure } from './failure';
import type { Uploads } from './use-uploads';

/** Files on their way to the server, and those that did not get there, each with its way out. */
export function SendingList({ uploads }: { uploads: Uploads }) {
  return uploads.sending.map((each) => {
    const { key, file, share, refusal, error } = each;
    if (refusal !== null) {
      return (
        <Callout
          key={key}
          tone="bad"
          title={refusal.title}
          action={
            <Button aria-label={`Dismiss ${file.name}`} onClick={() => uploads.dismiss(each)}>
              Dismiss
            </Button>
          }
        >
          {refusal.remedy}
        </Callout>
      );
    }
    if (error !== null) {
      return (
        <Failure key={key} title={`${file.name} could not be read`} error={error} onRetry={() => uploads.again(each)} />
      );
    }
    return (
      <div key={key} className="grid gap-1.5">
        <span className="truncate text-ink-2">
          {share === 1 ? `Looking into ${file.name}` : `Sending ${file.name}`}
        </span>
        <Progress label={`Sending ${file.name}`} share={share === 1 ? null : (share ?? 0)} />
      </div>
    );
  });
}
