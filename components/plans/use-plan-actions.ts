'use client';

import { useMake } from '@/components/adjust/use-adjustment';
import { sayFailed } from '@/components/ui/toast-messages';
import { localDay, planValues } from '@/lib/view/plan-form';
import type { StatedPlan, TouchpointInput } from '@/lib/view/plans';
import { useDesk } from './desk';

/** What can be done with a plan or a touchpoint where it is listed. Each can be undone from the message that follows. */
export function usePlanActions(currency: string) {
  const desk = useDesk();
  const { mutate, isPending } = useMake();
  const onError = sayFailed('It could not be changed');
  const stated = (plan: StatedPlan, fields: Record<string, string | null> | null) =>
    mutate({ kind: 'plan', account: plan.account, record: plan.record, fields, reason: null }, { onError });
  return {
    isPending,
    make: (account: string | null = null, name: string | null = null) =>
      desk({ kind: 'plan', of: { account, name, record: null } }),
    change: (plan: StatedPlan) =>
      desk({
        kind: 'plan',
        of: { account: plan.account, name: plan.name, record: plan.record, values: planValues(plan, currency) },
      }),
    close: (plan: StatedPlan, status: 'won' | 'lost') => stated(plan, { status, closed_on: localDay(new Date()) }),
    reopen: (plan: StatedPlan) =>
      plan.owner !== null && plan.expected_on !== null
        ? stated(plan, { status: 'open', closed_on: null })
        : desk({
            kind: 'plan',
            of: {
              account: plan.account,
              name: plan.name,
              record: plan.record,
              values: { ...planValues(plan, currency), status: 'open' },
            },
          }),
    remove: (plan: StatedPlan) => stated(plan, null),
    meet: (account: string | null = null, name: string | null = null) =>
      desk({ kind: 'touchpoint', of: { account, name, touchpoint: null } }),
    move: (touchpoint: TouchpointInput) =>
      desk({ kind: 'touchpoint', of: { account: touchpoint.account, name: touchpoint.name, touchpoint } }),
    calendar: (touchpoint: TouchpointInput) => desk({ kind: 'calendar', touchpoint }),
    cancel: ({ account, record }: TouchpointInput) =>
      mutate({ kind: 'touchpoint', account, record, fields: null, reason: null }, { onError }),
  };
}

export type PlanActions = ReturnType<typeof usePlanActions>;
