'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { SearchField } from '@/components/ui/search-field';
import { reportQuery } from '@/lib/api/queries';
import { accountChoices } from '@/lib/view/adjust-form';

const MOST = 6;

interface AccountFieldProps {
  label: string;
  /** It is no choice itself; null: every account is. */
  except: string | null;
  /** External id; null: none is chosen yet. */
  value: string | null;
  onValue(account: string, name: string): void;
}

/** Another account, searched for by name or id and chosen from the first that match. */
export function AccountField({ label, except, value, onValue }: AccountFieldProps) {
  const [search, setSearch] = useState('');
  const asked = { ...(search.trim() !== '' && { search: search.trim() }), state: 'all', limit: MOST + 1 };
  // What is shown until the search is answered are the choices of the one before it: none of them is taken.
  const { data, isPlaceholderData: isLate } = useQuery({
    ...reportQuery('accounts', asked),
    placeholderData: keepPreviousData,
  });
  const choices = data ? accountChoices(data, except).slice(0, MOST) : [];
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-ink">{label}</legend>
      <SearchField
        label={`${label}: search`}
        placeholder="Search by name or id"
        value={search}
        onValue={setSearch}
        className="w-full"
      />
      <ul
        aria-busy={isLate}
        className={cn(
          'num h-54 overflow-y-auto rounded-sm border border-line',
          isLate && 'pointer-events-none opacity-60',
        )}
      >
        {choices.map((choice) => (
          <li key={choice.value}>
            <label className="flex min-h-9 cursor-pointer items-center gap-2.5 px-3 hover:bg-hover has-checked:bg-accent-wash">
              <input
                type="radio"
                name="other-account"
                className="accent-accent"
                checked={choice.value === value}
                onChange={() => !isLate && onValue(choice.value, choice.label)}
              />
              <span className="min-w-0 truncate text-ink">{choice.label}</span>
              <span className="ml-auto shrink-0 text-xs text-ink-3">{choice.note}</span>
            </label>
          </li>
        ))}
        {data && choices.length === 0 && <li className="px-3 py-4 text-ink-2">No other account is called so.</li>}
      </ul>
    </fieldset>
  );
}
