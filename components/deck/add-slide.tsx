'use client';

import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import { exhibitsQuery } from '@/lib/api/deck-queries';
import { exhibitGroups } from '@/lib/view/deck-exhibits';

interface AddSlideProps {
  /** Names of exhibits that the deck has already. */
  used: readonly string[];
  onAdd(exhibit: string): void;
}

/** Every exhibit, by the page that it is of. */
export function AddSlide({ used, onAdd, trigger }: AddSlideProps & FloatingProps) {
  const [open, setOpen] = useState(true);
  const { data, error, refetch } = useQuery(exhibitsQuery());
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent side="right" aria-label="Add a slide" className="w-72 p-2">
        {error && <Failure title="The exhibits could not be loaded" error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton className="h-40" />}
        {exhibitGroups(data?.exhibits ?? []).map(({ name, exhibits }) => (
          <section key={name} aria-label={name}>
            <h3 className="px-2 pt-2 pb-1 text-2xs font-medium text-ink-3">{name}</h3>
            <ul>
              {exhibits.map((exhibit) => (
                <li key={exhibit.name}>
                  <Button
                    variant="quiet"
                    className="w-full justify-start px-2 font-normal text-ink"
                    onClick={() => {
                      setOpen(false);
                      onAdd(exhibit.name);
                    }}
                  >
                    <span className="truncate">{exhibit.label}</span>
                    {used.includes(exhibit.name) && (
                      <span className="ml-auto flex items-center gap-1 text-2xs text-ink-3">
                        <Check aria-hidden className="size-3" />
                        in the deck
                      </span>
                    )}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </PopoverContent>
    </Popover>
  );
}
