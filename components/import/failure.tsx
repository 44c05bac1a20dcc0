import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ApiError } from '@/lib/api/client';

interface FailureProps {
  /** What was tried: "The file could not be sent". */
  title: string;
  error: Error;
  onRetry?: (() => void) | undefined;
}

/** What failed, why, and the way on. The request's id is given where the server named one, for its log. */
export function Failure({ title, error, onRetry }: FailureProps) {
  const requestId = error instanceof ApiError ? error.problem?.request_id : undefined;
  return (
    <Callout tone="bad" title={title} action={onRetry && <Button onClick={onRetry}>Try again</Button>}>
      <p>{error.message}</p>
      {requestId !== undefined && <p className="text-xs">Request {requestId}</p>}
    </Callout>
  );
}
