'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTimeZone } from '@/components/adjust/use-time-zone';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { HourField } from '@/components/ui/hour-field';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import { backupNow, backupsQuery, planBackups } from '@/lib/api/backup-queries';
import { ApiError } from '@/lib/api/client';
import type { BackupPlanAnswer, BackupState } from '@/lib/api/contract/backups';
import { queryKeys } from '@/lib/api/queries';
import { prepareBackups } from '@/lib/view/backups';
import { hourText } from '@/lib/view/hours';

const kept = [3, 7, 14, 30, 60, 90];
const SHOWN = 5;

/** Saves the plan; what was planned before comes back with Undo. */
function usePlan(before: BackupPlanAnswer) {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ plan }: { plan: BackupPlanAnswer; was: BackupPlanAnswer; said: string | null }) => planBackups(plan),
    // What was chosen is shown at once; an answer under way knows nothing of it, and a refusal brings back what stands.
    onMutate: async ({ plan }) => {
      await client.cancelQueries({ queryKey: queryKeys.backups });
      client.setQueryData<BackupState>(queryKeys.backups, (state) => state && { ...state, plan });
    },
    onSuccess: (state, { plan, was, said }) => {
      client.setQueryData(queryKeys.backups, state);
      if (said === null) return toast({ title: 'As it was before', tone: 'good' });
      toast({
        title: said,
        tone: 'good',
        action: { label: 'Undo', run: () => mutate({ plan: was, was: plan, said: null }) },
      });
    },
    onError: (error) => {
      void client.invalidateQueries({ queryKey: queryKeys.backups });
      sayFailed('It was not saved')(error);
    },
  });
  const save = (changes: Partial<BackupPlanAnswer>, said: string) =>
    mutate({ plan: { ...before, ...changes }, was: before, said });
  return save;
}

function useBackupNow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: backupNow,
    onSuccess: ({ file }) => toast({ title: `${file} is written and read again whole`, tone: 'good' }),
    onError: sayFailed('No backup was made'),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.backups }),
  });
}

/** Backups by themselves: when, how many are kept, and those that are there. */
export function Backups() {
  const { data, error, refetch } = useQuery(backupsQuery());
  if (error instanceof ApiError && error.status === 403)
    return <p className="text-ink-2">An owner plans backups and sees those that are there.</p>;
  if (error && !data)
    return <Failure title="The backups could not be loaded" error={error} onRetry={() => void refetch()} />;
  return data ? <Planned state={data} /> : <Skeleton className="h-40" />;
}

function Planned({ state }: { state: BackupState }) {
  const now = useBackupNow();
  const model = prepareBackups(state, useTimeZone());
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {model.failed !== null && <Callout tone="bad" title={model.failed} />}
      <p className="num max-w-[72ch] text-ink-2">{model.finding}</p>
      <PlanForm plan={state.plan} />
      {model.files.length > 0 && (
        <ul aria-label="Backups" className="num grid">
          {model.files.slice(0, SHOWN).map(({ name, when, size }) => (
            <li
              key={name}
              className="flex flex-wrap items-baseline gap-x-4 border-t border-line py-1.5 first:border-t-0 last:pb-0"
            >
              <span className="min-w-0 flex-1 basis-48 text-ink">{when}</span>
              <span className="text-xs text-ink-3 [overflow-wrap:anywhere]">{name}</span>
              <span className="w-16 text-right text-ink-2">{size}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button needs="admin" disabled={now.isPending} onClick={() => now.mutate()}>
          {now.isPending ? 'Backing up' : 'Back up now'}
        </Button>
        <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">
          In {state.folder}
          {model.files.length > SHOWN && `, with ${model.files.length - SHOWN} older ones`}
        </p>
      </div>
    </div>
  );
}

function PlanForm({ plan }: { plan: BackupPlanAnswer }) {
  const id = useId();
  const save = usePlan(plan);
  const counts = kept.includes(plan.keep) ? kept : [...kept, plan.keep].sort((a, b) => a - b);
  return (
    <fieldset className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <legend className="sr-only">Backups by themselves</legend>
      <div className="flex min-h-(--control) basis-full items-center gap-1.5">
        <Checkbox
          id={`${id}-on`}
          checked={plan.is_on}
          onChange={({ target }) =>
            save(
              { is_on: target.checked },
              target.checked ? 'The store is backed up every day' : 'No backup is made by itself',
            )
          }
        />
        <Label htmlFor={`${id}-on`}>Back up the whole store every day</Label>
      </div>
      <HourField hour={plan.hour} onHour={(next) => save({ hour: next }, `At ${hourText(next)}`)} />
      <div className="grid gap-1">
        <Label htmlFor={`${id}-keep`}>Keep the newest</Label>
        <Select
          id={`${id}-keep`}
          className="num w-24"
          value={String(plan.keep)}
          onChange={({ target }) => save({ keep: Number(target.value) }, `The newest ${target.value} are kept`)}
        >
          {counts.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </Select>
      </div>
    </fieldset>
  );
}
