'use client';

import { ArrowDown, ArrowUp, Download } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { isReversed, sortReversed } from '@/lib/view/accounts';

interface PhoneBarProps {
  sort: string;
  columns: readonly { value: string; label: string }[];
  fileUrl: string;
  isPicking: boolean;
  onSort(sort: string): void;
  onPick(isPicking: boolean): void;
}

/** On a phone, where the table has no heads to press: its order, choosing rows, and the file. */
export function PhoneBar({ sort, columns, fileUrl, isPicking, onSort, onPick }: PhoneBarProps) {
  const id = useId();
  const chosen = columns.find(({ value }) => value === sort || value === sortReversed(sort));
  const Arrow = isReversed(sort) ? ArrowDown : ArrowUp;
  return (
    <div className="flex items-center gap-2 border-b border-line px-4 py-2 md:hidden print:hidden">
      <label htmlFor={id} className="sr-only">
        Sort by
      </label>
      <Select
        id={id}
        className="min-w-0 flex-1"
        value={chosen?.value ?? ''}
        onChange={(event) => onSort(event.target.value)}
      >
        {columns.map(({ value, label }) => (
          <option key={value} value={value}>
            By {label}
          </option>
        ))}
      </Select>
      <Button size="icon" aria-label="Turn the order round" onClick={() => onSort(sortReversed(sort))}>
        <Arrow aria-hidden />
      </Button>
      <Button aria-pressed={isPicking} onClick={() => onPick(!isPicking)}>
        {isPicking ? 'Done' : 'Select'}
      </Button>
      <Button asChild size="icon">
        <a href={fileUrl} download aria-label="Download as CSV">
          <Download aria-hidden />
        </a>
      </Button>
    </div>
  );
}
