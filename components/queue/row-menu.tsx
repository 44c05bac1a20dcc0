'use client';

import { Check, Clock, ExternalLink, RotateCcw, Target } from 'lucide-react';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import type { WorkRowAnswer } from '@/lib/api/contract/queue';
import { snoozeChoices } from '@/lib/view/queue';
import { useWork } from './use-queue';

interface RowMenuProps {
  row: WorkRowAnswer;
  today: string;
  onPlan(): void;
  trigger: ReactElement;
}

/** What can be decided about an account of the queue. */
export function RowMenu({ row, today, onPlan, trigger }: RowMenuProps) {
  const work = useWork();
  const { account, action, state } = row;
  const name = row.name || account;
  const reopen = () =>
    work.mutate({
      body: { account, snoozed_until: null, done: false, action: null },
      said: `${name} is open again`,
    });
  return (
    <Menu defaultOpen modal={false}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        {state === 'open' ? (
          <>
            <MenuItem onSelect={() => work.mutate({ body: { account, done: true, action }, said: `${name} is done` })}>
              <Check aria-hidden />
              Done
            </MenuItem>
            <MenuLabel>Snooze</MenuLabel>
            {snoozeChoices(today).map(({ until, label }) => (
              <MenuItem
                key={until}
                onSelect={() => work.mutate({ body: { account, snoozed_until: until }, said: `${name} is snoozed` })}
              >
                <Clock aria-hidden />
                {label}
              </MenuItem>
            ))}
          </>
        ) : (
          <MenuItem onSelect={reopen}>
            <RotateCcw aria-hidden />
            Open again
          </MenuItem>
        )}
        <MenuLabel>More</MenuLabel>
        <MenuItem onSelect={onPlan}>
          <Target aria-hidden />
          Make a plan…
        </MenuItem>
        <MenuItem asChild>
          <Link href={`/accounts/${encodeURIComponent(account)}`}>
            <ExternalLink aria-hidden />
            The account
          </Link>
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
