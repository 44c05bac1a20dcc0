'use client';

import { CalendarX2, EyeOff, History, MessageSquare, PencilLine, Plus, StickyNote, Tag } from 'lucide-react';
import Link from 'next/link';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';

export type AccountAction = 'add' | 'correct' | 'end' | 'attributes' | 'churn' | 'note' | 'exclude';

const groups = [
  {
    label: 'Revenue',
    items: [
      { action: 'correct', label: 'Correct a change', Icon: PencilLine },
      { action: 'add', label: 'Add a change', Icon: Plus },
      { action: 'end', label: 'End a line', Icon: CalendarX2 },
    ],
  },
  {
    label: 'Account',
    items: [
      { action: 'attributes', label: 'Set an attribute', Icon: Tag },
      { action: 'churn', label: 'Why it left', Icon: MessageSquare },
      { action: 'note', label: 'Write a note', Icon: StickyNote },
      { action: 'exclude', label: 'Exclude from every figure', Icon: EyeOff },
    ],
  },
] as const;

interface AccountMenuProps {
  account: string;
  onAction(action: AccountAction): void;
}

/** What can be done by hand to one account. */
export const AccountMenu = ({ trigger, account, onAction }: AccountMenuProps & FloatingProps) => (
  <Menu defaultOpen>
    <MenuTrigger asChild>{trigger}</MenuTrigger>
    <MenuContent>
      {groups.map(({ label, items }) => (
        <div key={label}>
          <MenuLabel>{label}</MenuLabel>
          {items.map(({ action, label: words, Icon }) => (
            <MenuItem key={action} onSelect={() => onAction(action)}>
              <Icon aria-hidden />
              {words}
            </MenuItem>
          ))}
        </div>
      ))}
      <MenuLabel>So far</MenuLabel>
      <MenuItem asChild>
        <Link href={`/adjustments?account=${encodeURIComponent(account)}`}>
          <History aria-hidden />
          Notes and adjustments
        </Link>
      </MenuItem>
    </MenuContent>
  </Menu>
);
