'use client';

import {
  CalendarX2,
  Eye,
  EyeOff,
  History,
  Merge,
  MessageSquare,
  Network,
  PencilLine,
  Plus,
  StickyNote,
  Tag,
} from 'lucide-react';
import Link from 'next/link';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';
import { adjustmentsHref } from '@/lib/view/adjustments-question';

export type AccountAction =
  | ('add' | 'correct' | 'end' | 'attributes' | 'churn' | 'note')
  | ('exclude' | 'include' | 'merge' | 'unmerge' | 'parent');

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
      { action: 'merge', label: 'Merge into another account', Icon: Merge },
      { action: 'parent', label: 'Set its parent', Icon: Network },
      { action: 'exclude', label: 'Exclude from every figure', Icon: EyeOff },
      { action: 'include', label: 'Count it again', Icon: Eye },
    ],
  },
] as const;

/** What can be done to an account that is in no figure. */
const ofExcluded: ReadonlySet<AccountAction> = new Set(['note', 'include']);

const offered = (isExcluded: boolean) =>
  groups
    .map(({ label, items }) => ({
      label,
      items: items.filter(({ action }) => (isExcluded ? ofExcluded.has(action) : action !== 'include')),
    }))
    .filter(({ items }) => items.length > 0);

interface AccountMenuProps {
  account: string;
  /** It is in no figure. */
  isExcluded: boolean;
  onAction(action: AccountAction): void;
}

/** What can be done by hand to one account. */
export const AccountMenu = ({ trigger, account, isExcluded, onAction }: AccountMenuProps & FloatingProps) => (
  <Menu defaultOpen>
    <MenuTrigger asChild>{trigger}</MenuTrigger>
    <MenuContent>
      {offered(isExcluded).map(({ label, items }) => (
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
        <Link href={adjustmentsHref(account)}>
          <History aria-hidden />
          Notes and adjustments
        </Link>
      </MenuItem>
    </MenuContent>
  </Menu>
);
