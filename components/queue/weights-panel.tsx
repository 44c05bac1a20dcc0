'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { useMay } from '@/components/ui/rights';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { PriorityQueueAnswer } from '@/lib/api/contract/queue';
import type { SignalSettingsRequest } from '@/lib/api/contract/signal-settings';
import { queryKeys } from '@/lib/api/queries';
import { signalSettingsQuery, stateSignalSettings } from '@/lib/api/signal-queries';
import { isStandard, type WeightField, type WeightGroup, weightGroups } from '@/lib/view/weights';
import { WeightInput } from './weight-input';

interface WeightsPanelProps {
  settings: PriorityQueueAnswer['settings'];
  onClose(): void;
}

/** States weights; the queue is in its new order as soon as it is answered, and the message undoes it. */
function useWeights() {
  const client = useQueryClient();
  const { data: stated } = useQuery(signalSettingsQuery());
  const anew = () => client.invalidateQueries({ queryKey: queryKeys.reports });
  const undo = useMutation({
    mutationFn: stateSignalSettings,
    onSuccess: () => {
      void anew();
      toast({ title: 'Undone: the weights are what they were', tone: 'good' });
    },
    onError: sayFailed('It could not be undone'),
  });
  const state = useMutation({
    mutationFn: ({ body }: { body: SignalSettingsRequest; said: string }) => stateSignalSettings(body),
    onSuccess: (_, { said }) => {
      // As they stood before: the answer that this panel was opened with, or the one after the last change.
      const before = stated?.choices ?? {};
      void anew();
      toast({
        title: said,
        tone: 'good',
        action: { label: 'Undo', run: () => undo.mutate({ ...before, replace: true }) },
      });
    },
    onError: sayFailed('The weights could not be kept'),
  });
  return { state, isReady: stated !== undefined };
}

/** Every weight that the scores stand on, to be changed beside the queue. */
export function WeightsPanel({ settings, onClose }: WeightsPanelProps) {
  const { state, isReady } = useWeights();
  const may = useMay('write');
  const groups = weightGroups(settings);
  const change = (field: WeightField, value: number) =>
    state.mutate({
      body: field.change(value) as SignalSettingsRequest,
      said: `${field.label}: ${field.value} → ${value}`,
    });
  return (
    <Dialog open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        place="panel"
        // The queue beside it stays in use.
        onInteractOutside={(event) => event.preventDefault()}
        title="Weights of the scores"
        description="A signal gives its points and loses half of them with every half-life; each category has a most. A change reorders the queue at once."
        actions={
          <Button
            needs="write"
            disabled={!isReady || state.isPending || isStandard(groups)}
            onClick={() => state.mutate({ body: { replace: true }, said: 'All weights are the standard ones' })}
          >
            Back to the standard
          </Button>
        }
      >
        {groups.map((group) => (
          <Group key={group.name} group={group} isReady={isReady && may} onChange={change} />
        ))}
      </DialogContent>
    </Dialog>
  );
}

interface GroupProps {
  group: WeightGroup;
  isReady: boolean;
  onChange(field: WeightField, value: number): void;
}

function Group({ group: { name, cap, rows }, isReady, onChange }: GroupProps) {
  const input = (field: WeightField) => (
    <WeightInput
      key={`${field.label} ${field.value}`}
      field={field}
      isReady={isReady}
      onChange={(value) => onChange(field, value)}
    />
  );
  const hasHalfLives = rows.some(({ fields }) => fields.length > 1);
  return (
    <section className="num mb-5">
      <h3 className="grid grid-cols-[minmax(0,1fr)_76px_76px] items-end gap-3 border-b border-line-strong pb-1 font-medium text-ink">
        {name}
        <span
          className={hasHalfLives ? 'text-2xs font-medium text-ink-3' : 'col-start-3 text-2xs font-medium text-ink-3'}
        >
          {name === 'Lines' ? 'From' : 'Points'}
        </span>
        {hasHalfLives && <span className="text-2xs font-medium text-ink-3">Half-life, days</span>}
      </h3>
      {rows.map(({ name: row, fields }) => (
        <div
          key={row}
          className="grid grid-cols-[minmax(0,1fr)_76px_76px] items-center gap-3 border-b border-line py-1"
        >
          <span className="text-ink">{row}</span>
          {fields.length === 1 && <span />}
          {fields.map(input)}
        </div>
      ))}
      {cap && (
        <div className="grid grid-cols-[minmax(0,1fr)_76px_76px] items-center gap-3 py-1">
          <span className="text-ink-2">At most, all together</span>
          {input(cap)}
        </div>
      )}
    </section>
  );
}
