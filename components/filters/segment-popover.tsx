'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, ChevronLeft, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import { reportQuery } from '@/lib/api/queries';
import { attributeName, filterable, toggled } from '@/lib/view/filters';
import { wholeNumber } from '@/lib/view/format';
import { OF_PRODUCTS, PRODUCT } from '@/lib/view/products';

export interface SegmentPopoverProps {
  where: readonly string[];
  /** The day whose ledger is spoken of; null: now. */
  asOf: string | null;
  onWhere(where: string[]): void;
}

/** From so many values on they can be searched. */
const SEARCHED_FROM = 8;

/** Chooses an attribute, then its values; each shows how many accounts it has, and their ARR. */
export function SegmentPopover({ where, asOf, onWhere, trigger }: SegmentPopoverProps & FloatingProps) {
  const [slug, setSlug] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const searchId = useId();
  const { data, error, refetch } = useQuery(reportQuery('attributes', asOf === null ? {} : { as_of: asOf }));
  const attributes = data && filterable(data);
  const attribute = attributes?.find((entry) => entry.slug === slug);
  const found = attribute?.values.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return (
    <Popover defaultOpen onOpenChange={() => setSlug(null)}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label="Filter by" className="max-h-96 w-72 p-1">
        {error && (
          <p className="p-3 text-bad">
            The attributes could not be loaded.{' '}
            <Button variant="quiet" onClick={() => void refetch()}>
              Try again
            </Button>
          </p>
        )}
        {!data && !error && <Skeleton className="m-1 h-40" />}
        {attributes && !attribute && (
          <ul>
            {attributes.map((entry) => (
              <li key={entry.slug}>
                <Button
                  variant="quiet"
                  className="w-full justify-start text-ink"
                  onClick={() => {
                    setSearch('');
                    setSlug(entry.slug);
                  }}
                >
                  {attributeName(entry.slug)}
                  <span className="num ml-auto font-normal text-ink-3">{wholeNumber(entry.values.length)}</span>
                  <ChevronRight aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
        {attribute && (
          <>
            <Button variant="quiet" className="w-full justify-start" onClick={() => setSlug(null)}>
              <ChevronLeft aria-hidden />
              {attributeName(attribute.slug)}
            </Button>
            {attribute.slug === PRODUCT && <p className="px-2.5 pb-1 text-xs text-ink-3">{OF_PRODUCTS}</p>}
            {attribute.values.length >= SEARCHED_FROM && (
              <div className="p-1">
                <label htmlFor={searchId} className="sr-only">
                  Search values
                </label>
                <Input
                  id={searchId}
                  value={search}
                  placeholder="Search values"
                  onChange={(event) => setSearch(event.target.value)}
                />
              </div>
            )}
            <ul>
              {found?.map(({ value, name, note }) => {
                const chosen = where.includes(`${attribute.slug}=${value}`);
                return (
                  <li key={value}>
                    <Button
                      variant="quiet"
                      className="w-full justify-start text-ink"
                      aria-pressed={chosen}
                      onClick={() => onWhere(toggled(where, attribute.slug, value))}
                    >
                      <Check aria-hidden className={cn(!chosen && 'invisible')} />
                      <span className="truncate">{name}</span>
                      <span className="num ml-auto font-normal text-ink-3">{note}</span>
                    </Button>
                  </li>
                );
              })}
            </ul>
            {found?.length === 0 && <p className="p-3 text-ink-2">No value has “{search}” in it.</p>}
          </>
        )}
      </PopoverContent>
    </Popover>
  );
}
