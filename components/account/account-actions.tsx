'use client';

import { ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { AccountAction } from '@/components/adjust/account-menu';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';

const AccountDialog = dynamic(
  () => import('@/components/adjust/account-dialog').then((module) => module.AccountDialog),
  { ssr: false },
);

export interface AccountActionsProps {
  /** External id. */
  account: string;
  name: string;
  /** It is in no figure. */
  isExcluded: boolean;
}

const trigger = (
  <Button needs="act">
    Adjust
    <ChevronDown aria-hidden />
  </Button>
);

const load = async () => (await import('@/components/adjust/account-menu')).AccountMenu;

/** The menu of what can be done by hand to one account. */
export function AccountActions({ account, name, isExcluded }: AccountActionsProps) {
  const [action, setAction] = useState<AccountAction | null>(null);
  return (
    <>
      <OnDemand trigger={trigger} haspopup="menu" load={load} props={{ account, isExcluded, onAction: setAction }} />
      {action && <AccountDialog {...{ action, account, name }} onClose={() => setAction(null)} />}
    </>
  );
}
