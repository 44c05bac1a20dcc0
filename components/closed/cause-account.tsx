'use client';

import { X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';

const AccountField = dynamic(() => import('@/components/adjust/account-field').then((module) => module.AccountField), {
  loading: () => <Skeleton className="h-68" />,
});

export interface ChosenAccount {
  account: string;
  name: string;
}

interface CauseAccountProps {
  /** Null: no one account. */
  value: ChosenAccount | null;
  onValue(value: ChosenAccount | null): void;
  /** What is wrong with it; null: nothing. */
  fault: string | null;
}

/** The account behind a cause, if it is one: searched for by name or id once it is asked for. */
export function CauseAccount({ value, onValue, fault }: CauseAccountProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <fieldset aria-describedby={fault === null ? undefined : `${id}-told`} className="grid min-w-0 gap-2 sm:col-span-2">
      <legend className="mb-1 font-medium text-ink">
        Account<span className="font-normal text-ink-3"> (optional)</span>
      </legend>
      <div className="flex min-h-8 min-w-0 flex-wrap items-center gap-2">
        <span className="min-w-0 truncate text-ink" title={value?.name}>
          {value?.name ?? 'No one account'}
        </span>
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Done' : value === null ? 'Choose' : 'Change'}
        </Button>
        {value !== null && (
          <Button variant="quiet" aria-label={`Without ${value.name}`} onClick={() => onValue(null)}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      {fault !== null && (
        <p id={`${id}-told`} className="text-xs text-bad">
          {fault}
        </p>
      )}
      {isOpen && (
        <AccountField
          label="The account behind it"
          except={null}
          value={value?.account ?? null}
          onValue={(account, name) => onValue({ account, name })}
        />
      )}
    </fieldset>
  );
}
