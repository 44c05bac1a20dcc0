'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountField } from '@/components/adjust/account-field';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { queryKeys, reportQuery } from '@/lib/api/queries';
import { signalAccountsQuery, stateSignalAccount } from '@/lib/api/signal-queries';
import { decidedRows, saidOf, type UnknownRow, unknownRows } from '@/lib/view/unknown-signals';

/** Says whose signals are; the message that follows takes it back. */
function useDecision() {
  const client = useQueryClient();
  const anew = () => client.invalidateQueries({ queryKey: queryKeys.reports });
  const undo = useMutation({
    mutationFn: (account: string) => stateSignalAccount({ account, undo: true }),
    onSuccess: (_, account) => {
      void anew();
      toast({ title: `Undone: signals of ${account} wait again`, tone: 'good' });
    },
    onError: sayFailed('It could not be undone'),
  });
  const decide = useMutation({
    mutationFn: stateSignalAccount as (body: { account: string; read_as: string | null }) => Promise<unknown>,
    onSuccess: (_, { account, read_as }) => {
      void anew();
      toast({
        title: saidOf(account, read_as),
        tone: 'good',
        action: { label: 'Undo', run: () => undo.mutate(account) },
      });
    },
    onError: sayFailed('It could not be kept'),
  });
  return { decide, undo };
}

/** Accounts that signals name and the ledger does not know: each is read as one that it knows, or left out. */
export function UnknownPanel({ onClose }: { onClose(): void }) {
  const { data, error, refetch } = useQuery(reportQuery('signals'));
  const { data: decided } = useQuery(signalAccountsQuery());
  const { decide, undo } = useDecision();
  const rows = data ? unknownRows(data) : [];
  const before = decided ? decidedRows(decided) : [];
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        place="panel"
        title="Signals of unknown accounts"
        description="They name accounts that the ledger does not know, and count nowhere until it is said whose they are. What comes later under the same id follows."
      >
        {error && !data && <Failure title="The list could not be read" error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton className="h-40" />}
        {data && rows.length === 0 && (
          <p className="text-ink-2">Every signal is of an account that the ledger knows.</p>
        )}
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <Unknown
              key={row.account}
              row={row}
              isBusy={decide.isPending}
              onDecide={(readAs) => decide.mutate({ account: row.account, read_as: readAs })}
            />
          ))}
        </ul>
        {before.length > 0 && (
          <section className="mt-6">
            <h3 className="mb-1 text-2xs font-medium text-ink-3">Decided before</h3>
            <ul className="divide-y divide-line">
              {before.map((each) => (
                <li key={each.account} className="num flex flex-wrap items-center gap-x-2 py-1.5">
                  <span className="min-w-0 text-ink">
                    {each.account} {each.words}
                    <span className="block text-xs text-ink-3">{each.note}</span>
                  </span>
                  <Button
                    needs="write"
                    variant="quiet"
                    className="ml-auto"
                    aria-label={`Undo: ${each.account} ${each.words}`}
                    disabled={undo.isPending}
                    onClick={() => undo.mutate(each.account)}
                  >
                    Undo
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </DialogContent>
    </Dialog>
  );
}

interface UnknownProps {
  row: UnknownRow;
  isBusy: boolean;
  onDecide(readAs: string | null): void;
}

function Unknown({ row: { account, note, alike }, isBusy, onDecide }: UnknownProps) {
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <li className="grid gap-2 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words text-ink">{account}</p>
        <p className="num text-xs text-ink-3">{note}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {alike.map((each) => (
          <Button needs="write" key={each.account} disabled={isBusy} onClick={() => onDecide(each.account)}>
            It is {each.label}
          </Button>
        ))}
        <Button
          needs="write"
          variant="quiet"
          aria-expanded={isChoosing}
          aria-label={`Choose the account that ${account} is`}
          onClick={() => setIsChoosing(!isChoosing)}
        >
          {alike.length > 0 ? 'Another account' : 'Choose the account'}
        </Button>
        <Button
          needs="write"
          variant="quiet"
          aria-label={`Leave signals of ${account} out`}
          disabled={isBusy}
          onClick={() => onDecide(null)}
        >
          Leave out
        </Button>
      </div>
      {isChoosing && (
        <AccountField label={`${account} is`} except={null} value={null} onValue={(chosen) => onDecide(chosen)} />
      )}
    </li>
  );
}
