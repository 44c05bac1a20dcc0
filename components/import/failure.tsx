import { Button } from '@/components/ui/button';
import { ApiError } from '@/lib/api/client';

interface FailureProps {
  /** What was tried: "The file could not be sent". */
  title: string;
  error: Error;
  onRetry?: (() => void) | undefined;
}

/** What failed, why, and the way on. The request's id is given where the server named one, for its log. */
export function Failure({ title, error, onRetry }: FailureProps) {
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-sm bg-bad-wash px-4 py-3 text-bad">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">{title}</p>
        <p>{error.message}</p>
        {problem?.request_id !== undefined && <p className="text-xs">Request {problem.request_id}</p>}
      </div>
      {onRetry && (
        <Button variant="secondary" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
