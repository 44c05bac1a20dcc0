'use client';

import { useQuery } from '@tanstack/react-query';
import { Failure } from '@/components/import/failure';
import { Callout } from '@/components/ui/callout';
import { Skeleton } from '@/components/ui/skeleton';
import { meQuery } from '@/lib/api/people-queries';
import { NO_SIGN_IN } from '@/lib/view/people';
import { OwnSignIn } from './own-sign-in';
import { PeopleList } from './people-list';
import { Tokens } from './tokens';

/** Who one is here, and, for owners, who else may enter. */
export function People() {
  const { data, error, refetch } = useQuery(meQuery());
  if (error && !data) return <Failure title="It could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-72" />;
  if (data.sign_in === 'off')
    return (
      <Callout title={NO_SIGN_IN}>
        <p>
          Started with RATCHET_AUTH=on, or on another address with RATCHET_URL, Ratchet asks everybody to sign in. The
          log of that first start says how the first owner begins.
        </p>
      </Callout>
    );
  return (
    <div className="grid max-w-[880px] gap-4">
      <OwnSignIn me={data} />
      {data.may.includes('admin') && (
        <>
          <PeopleList />
          <Tokens />
        </>
      )}
    </div>
  );
}
