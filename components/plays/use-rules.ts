'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sayFailed, toast } from '@/components/ui/toast-messages';
import type { RuleActionRequest } from '@/lib/api/contract/plays';
import type { RuleRequest } from '@/lib/api/contract/signal-settings';
import { addRuleAction, removeRuleAction } from '@/lib/api/play-queries';
import { queryKeys } from '@/lib/api/queries';
import { removeRule, restoreRule, writeRule } from '@/lib/api/signal-queries';

function useSaid() {
  const client = useQueryClient();
  const anew = () => {
    void client.invalidateQueries({ queryKey: queryKeys.reports });
    void client.invalidateQueries({ queryKey: queryKeys.ruleActions });
  };
  const undone = useMutation({
    mutationFn: (take: () => Promise<unknown>) => take(),
    onSuccess: () => {
      anew();
      toast({ title: 'Undone', tone: 'good' });
    },
    onError: sayFailed('It could not be undone'),
  });
  return (title: string, undo: () => Promise<unknown>) => {
    anew();
    toast({ title, tone: 'good', action: { label: 'Undo', run: () => undone.mutate(undo) } });
  };
}

/** Writes a rule; `before`: as it stood, null where it is new. */
export function useWriteRule() {
  const said = useSaid();
  return useMutation({
    mutationFn: ({ body }: { body: RuleRequest; before: RuleRequest | null; title: string }) => writeRule(body),
    onSuccess: ({ rule }, { before, title }) => said(title, () => (before ? writeRule(before) : removeRule(rule.rule))),
    onError: sayFailed('The rule could not be kept'),
  });
}

export function useRemoveRule() {
  const said = useSaid();
  return useMutation({
    mutationFn: ({ rule }: { rule: string; name: string }) => removeRule(rule),
    onSuccess: ({ rule }, { name }) => said(`${name} is taken away`, () => restoreRule(rule)),
    onError: sayFailed('The rule could not be taken away'),
  });
}

export function useAddAction() {
  const said = useSaid();
  return useMutation({
    mutationFn: (body: RuleActionRequest) => addRuleAction(body),
    onSuccess: ({ actions }) => {
      const added = actions.at(-1);
      said('The rule tells it from now on', () => removeRuleAction(added?.id ?? 0, true));
    },
  });
}

export function useRemoveAction() {
  const said = useSaid();
  return useMutation({
    mutationFn: (id: number) => removeRuleAction(id, true),
    onSuccess: (_, id) => said('The rule does not tell it any more', () => removeRuleAction(id, false)),
    onError: sayFailed('It could not be taken away'),
  });
}
