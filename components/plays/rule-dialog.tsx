'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { RuleRequest } from '@/lib/api/contract/signal-settings';
import type { RulesAnswer } from '@/lib/api/contract/signals';
import { reportQuery } from '@/lib/api/queries';
import { freshCondition, isWhole } from '@/lib/view/rules';
import { ConditionFields } from './condition-fields';
import { RuleActions } from './rule-actions';
import { RulePreview } from './rule-preview';
import { useRemoveRule, useWriteRule } from './use-rules';

interface RuleDialogProps {
  /** Null: a new one. */
  rule: RulesAnswer['rows'][number] | null;
  currency: string;
  onClose(): void;
}

/** A rule written or changed, with what it would have been worth beside it, and whom it tells. */
export function RuleDialog({ rule, currency, onClose }: RuleDialogProps) {
  const id = useId();
  const write = useWriteRule();
  const remove = useRemoveRule();
  const { data: given } = useQuery(reportQuery('signals'));
  const { data: attributes } = useQuery(reportQuery('attributes'));
  const [name, setName] = useState(rule?.name ?? '');
  const [conditions, setConditions] = useState<RuleRequest['conditions']>(rule?.conditions ?? []);
  const slugs = attributes?.attributes.map(({ slug }) => slug) ?? [];
  const before: RuleRequest | null = rule && {
    ...{ rule: rule.rule, name: rule.name, conditions: rule.conditions, is_on: rule.is_on },
  };
  const isReady = name.trim() !== '' && conditions.length > 0 && isWhole(conditions);
  const save = (isOn: boolean) => {
    const title = isOn === before?.is_on ? `${name} is kept` : `${name} is switched ${isOn ? 'on' : 'off'}`;
    const body = { ...(rule && { rule: rule.rule }), name: name.trim(), conditions, is_on: isOn };
    write.mutate({ body, before, title });
    onClose();
  };
  const isOn = rule?.is_on ?? false;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        place="panel"
        title={rule ? rule.name : 'Write a rule'}
        description="It fires for an account when all its conditions begin to hold."
        actions={
          <>
            {rule && (
              <Button
                needs="write"
                variant="danger"
                className="mr-auto"
                onClick={() => {
                  remove.mutate({ rule: rule.rule, name: rule.name });
                  onClose();
                }}
              >
                Remove
              </Button>
            )}
            <Button needs="write" disabled={!isReady} onClick={() => save(isOn)}>
              Save
            </Button>
            <Button needs="write" variant="primary" disabled={!isReady} onClick={() => save(!isOn)}>
              {isOn ? 'Switch off' : 'Save and switch on'}
            </Button>
          </>
        }
      >
        <div {...(!rule && { 'data-fields-first': '' })} className="grid gap-5">
          <div className="grid gap-1">
            <Label htmlFor={`${id}-name`}>Name</Label>
            <Input id={`${id}-name`} maxLength={120} value={name} onChange={({ target }) => setName(target.value)} />
          </div>
          <fieldset className="grid gap-3">
            <legend className="mb-1 font-medium text-ink">All of these hold</legend>
            {conditions.map((condition, place) => (
              <ConditionFields
                // A condition has no name of its own: its place is it.
                // biome-ignore lint/suspicious/noArrayIndexKey: conditions are told apart by their places
                key={place}
                place={place + 1}
                condition={condition}
                known={{
                  signals: given?.rows.filter(({ is }) => is === 'own').map(({ signal }) => signal) ?? [],
                  meters: given?.meters.map(({ meter }) => meter) ?? [],
                  slugs,
                  currency,
                }}
                onChange={(next) => setConditions(conditions.map((each, index) => (index === place ? next : each)))}
                onRemove={() => setConditions(conditions.filter((_, index) => index !== place))}
              />
            ))}
            <Button
              className="justify-self-start"
              disabled={conditions.length >= 12}
              onClick={() => setConditions([...conditions, freshCondition('signal', slugs)])}
            >
              Add a condition
            </Button>
          </fieldset>
          <RulePreview conditions={isWhole(conditions) ? conditions : null} />
          {rule ? (
            <RuleActions rule={rule.rule} isOn={isOn} />
          ) : (
            <p className="text-xs text-ink-3">
              Once it is kept, it can tell people by mail or a channel when it fires.
            </p>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}
