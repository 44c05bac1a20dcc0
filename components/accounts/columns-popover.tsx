'use client';

import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { allColumns, type ColumnsOf, columnToggled } from '@/lib/view/accounts-columns';

interface ColumnsPopoverProps {
  of: ColumnsOf;
  /** Keys of the columns shown. */
  shown: readonly string[];
  onColumns(columns: string[]): void;
}

/** Chooses what the table shows; the choice is part of the address. */
export function ColumnsPopover({ of, shown, onColumns, trigger }: ColumnsPopoverProps & FloatingProps) {
  const id = useId();
  return (
    <Popover defaultOpen>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent align="end" aria-label="Columns" className="max-h-110 w-64 p-1">
        <ul>
          {allColumns(of).map((column) => (
            <li key={column.key}>
              <label
                htmlFor={`${id}-${column.key}`}
                className="flex min-h-7.5 items-center gap-1.5 rounded-[5px] px-1.5 text-ink hover:bg-hover"
              >
                <Checkbox
                  id={`${id}-${column.key}`}
                  checked={shown.includes(column.key)}
                  disabled={shown.length === 1 && shown.includes(column.key)}
                  onChange={() => onColumns(columnToggled(of, shown, column.key))}
                />
                {column.name}
              </label>
            </li>
          ))}
        </ul>
        <div className="border-t border-line p-1">
          <Button variant="quiet" className="w-full justify-start" onClick={() => onColumns([])}>
            The usual columns
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
