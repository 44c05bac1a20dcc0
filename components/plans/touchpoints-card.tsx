'use client';

import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { MoreRows } from '@/components/ui/more-rows';
import { dayText } from '@/lib/view/format';
import { plural, type TouchpointInput, touchpointName } from '@/lib/view/plans';
import { RowMenu } from './row-menu';
import type { PlanActions } from './use-plan-actions';

const FIRST = 8;

/** Reviews, calls and emails that are dated ahead, each with a file for the calendar. */
export function TouchpointsCard({ ahead, actions }: { ahead: readonly TouchpointInput[]; actions: PlanActions }) {
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? ahead : ahead.slice(0, FIRST);
  return (
    <Card
      title={
        <span className="num">
          {ahead.length === 0 ? 'No touchpoint is planned' : `${plural(ahead.length, 'touchpoint')} planned`}
        </span>
      }
      sub="Reviews, calls and emails after the day the data goes to; one within 30 days covers its account"
    >
      <Button needs="act" className="mb-2 print:hidden" onClick={() => actions.meet()}>
        Plan a review
      </Button>
      <ul className="-mb-2 divide-y divide-line">
        {shown.map((each) => (
          <li
            key={`${each.record} ${each.account} ${each.on}`}
            className="num grid grid-cols-[88px_minmax(0,1fr)_auto] items-center gap-x-3 py-2"
          >
            <span className="text-ink-3">{dayText(each.on)}</span>
            <span className="min-w-0">
              <AccountLink account={each.account} className="font-medium">
                {each.name}
              </AccountLink>
              <span className="block text-xs break-words text-ink-3">
                {[touchpointName(each.kind), each.owner, each.note].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="flex items-center gap-1 print:hidden">
              <Button
                variant="quiet"
                size="small"
                aria-label={`Calendar file: ${touchpointName(each.kind)}, ${each.name}`}
                onClick={() => actions.calendar(each)}
              >
                <CalendarPlus aria-hidden />
              </Button>
              <RowMenu
                label={`More for ${touchpointName(each.kind)}, ${each.name}`}
                items={[
                  { name: 'Calendar file…', run: () => actions.calendar(each) },
                  { name: 'Change…', run: () => actions.move(each) },
                  { name: 'Take away', run: () => actions.cancel(each) },
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
      {ahead.length > shown.length && (
        <p className="num mt-3 text-ink-3">
          <MoreRows
            words={`${shown.length} of ${plural(ahead.length, 'touchpoint')}`}
            isLoading={false}
            onMore={() => setIsAll(true)}
          />
        </p>
      )}
    </Card>
  );
}
