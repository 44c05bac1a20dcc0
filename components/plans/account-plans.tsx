'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type AccountFacts, plannedLines } from '@/lib/view/account-facts';
import { wholeNumber } from '@/lib/view/format';
import { PlanDesk } from './desk';
import { RowMenu } from './row-menu';
import { type PlanActions, usePlanActions } from './use-plan-actions';

/** What people did with an account, and plan; made and changed where it stands. */
export const AccountPlans = ({ facts }: { facts: AccountFacts }) => (
  <PlanDesk>
    <Lines facts={facts} />
  </PlanDesk>
);

/** Lines shown before all are asked for. */
const FIRST_LINES = 8;

function Lines({ facts }: { facts: AccountFacts }) {
  const [isAll, setIsAll] = useState(false);
  const actions = usePlanActions(facts.currency);
  const lines = plannedLines(facts);
  const shown = isAll ? lines : lines.slice(0, FIRST_LINES);
  const { account, name } = facts;
  return (
    <Card
      title="Touchpoints and plans"
      sub={
        lines.length === 0
          ? 'None yet: what to sell it next, by when and who'
          : 'The latest first; they move no revenue'
      }
    >
      <div className="mb-2 flex flex-wrap gap-2 print:hidden">
        <Button needs="act" onClick={() => actions.make(account, name)}>
          Make a plan
        </Button>
        <Button needs="act" onClick={() => actions.meet(account, name)}>
          Plan a review
        </Button>
      </div>
      <ul className="-mb-2 divide-y divide-line">
        {shown.map((line) => (
          <li key={line.key} className="num grid grid-cols-[88px_1fr_auto_auto] items-start gap-x-3 py-2">
            <span className="text-ink-3">{line.day}</span>
            <span className="min-w-0 text-ink">
              {line.what}
              {line.note && <span className="block text-xs break-words text-ink-3">{line.note}</span>}
            </span>
            <span className="text-ink">{line.amount}</span>
            <span className="-my-1 print:hidden">
              <RowMenu label={`More for ${line.what}, ${line.day}`} items={itemsOf(line.of, actions)} />
            </span>
          </li>
        ))}
      </ul>
      {lines.length > FIRST_LINES && (
        <Button variant="quiet" className="mt-2 -ml-2.5 print:hidden" onClick={() => setIsAll(!isAll)}>
          {isAll ? 'The latest alone' : `Show all ${wholeNumber(lines.length)}`}
        </Button>
      )}
    </Card>
  );
}

function itemsOf(of: ReturnType<typeof plannedLines>[number]['of'], actions: PlanActions) {
  if (of.kind === 'touchpoint') {
    const { touchpoint } = of;
    return [
      { name: 'Calendar file…', run: () => actions.calendar(touchpoint) },
      { name: 'Change…', run: () => actions.move(touchpoint) },
      { name: 'Take away', run: () => actions.cancel(touchpoint) },
    ];
  }
  const { plan } = of;
  return [
    { name: 'Change…', run: () => actions.change(plan) },
    ...(plan.status === 'open'
      ? [
          { name: 'Won', run: () => actions.close(plan, 'won') },
          { name: 'Lost', run: () => actions.close(plan, 'lost') },
        ]
      : [{ name: 'Open again', run: () => actions.reopen(plan) }]),
    { name: 'Take away', run: () => actions.remove(plan) },
  ];
}
