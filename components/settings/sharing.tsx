'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { Failure } from '@/components/import/failure';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { queryKeys } from '@/lib/api/queries';
import { restoreShare, revokeShare, sharesQuery } from '@/lib/api/share-queries';
import { settingsSections } from '@/lib/view/settings-sections';
import { type ShareRow, shareRows } from '@/lib/view/shares';
import { Section } from './section';

/** Revokes links and takes it back. */
function useRevoke() {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: queryKeys.shares });
  const onError = sayFailed('It was not done');
  const restore = useMutation({
    mutationFn: (id: number) => restoreShare(id),
    onSuccess: ({ name }) => {
      again();
      toast({ title: `“${name}” opens again`, tone: 'good' });
    },
    onError,
  });
  const revoke = useMutation({
    mutationFn: (id: number) => revokeShare(id),
    onSuccess: ({ id, name }) => {
      again();
      toast({
        title: `“${name}” opens nothing any more`,
        tone: 'good',
        action: { label: 'Undo', run: () => restore.mutate(id) },
      });
    },
    onError,
  });
  return { revoke, restore };
}

function Line({ row }: { row: ShareRow }) {
  const { revoke, restore } = useRevoke();
  const { id, name, what, state, tone, until, seen, isOpen, isRevoked } = row;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex items-center gap-2 font-medium text-ink">
          <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
          <Badge tone={tone}>{state}</Badge>
        </p>
        <p className="text-xs text-ink-2 [overflow-wrap:anywhere]">{what}</p>
        <p className="num text-xs text-ink-3">
          {seen}; {until}
        </p>
      </div>
      {isOpen && (
        <Button
          needs="write"
          aria-label={`Revoke ${name}`}
          disabled={revoke.isPending}
          onClick={() => revoke.mutate(id)}
        >
          Revoke
        </Button>
      )}
      {isRevoked && (
        <Button
          needs="write"
          aria-label={`Open ${name} again`}
          disabled={restore.isPending}
          onClick={() => restore.mutate(id)}
        >
          Open again
        </Button>
      )}
    </li>
  );
}

/** Every link that was made, with who looked; each revoked with a click. */
export function Sharing() {
  const zone = useTimeZone();
  const { data, error, refetch } = useQuery(sharesQuery());
  return (
    <Section section={settingsSections.sharing}>
      {error && !data ? (
        <Failure title="The links could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton className="h-24" />
      ) : data.shares.length === 0 ? (
        <p className="max-w-[72ch] text-ink-2">
          None yet. Share, on Overview, Retention, Expansion, Cohorts and Deck, makes one for people without Ratchet.
        </p>
      ) : (
        <ul className="grid">
          {shareRows(data.shares, zone).map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Section>
  );
}
