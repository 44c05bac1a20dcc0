'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useId, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { useMay } from '@/components/ui/rights';
import { pageOf, searchOfView, suggestedName, viewRows, viewShown } from '@/lib/view/saved-views';
import { useViews, useWriteView } from './use-views';

/** What is kept of this page, and a name for what it shows now. */
export function ViewsPopover({ trigger }: FloatingProps) {
  const id = useId();
  const path = usePathname();
  const search = searchOfView(useSearchParams().toString());
  const views = useViews();
  const { write } = useWriteView();
  const [isOpen, setOpen] = useState(true);
  const may = useMay('act');
  const shown = viewShown(views, path, search);
  const [typed, setTyped] = useState<string | null>(null);
  const [asDefault, setAsDefault] = useState<boolean | null>(null);
  const name = typed ?? shown?.name ?? suggestedName(path, search);
  const isDefault = asDefault ?? shown?.is_default ?? false;
  const page = pageOf(path);
  const here = viewRows(views.filter((view) => view.path === path));
  const same = here.find((view) => view.name === name.trim()) ?? shown;
  const save = () => {
    const view = { name: name.trim(), path, search, is_default: isDefault };
    write.mutate({ id: same?.id ?? null, view, before: same ?? null, done: `View “${view.name}” is saved` });
    setOpen(false);
    setTyped(null);
    setAsDefault(null);
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent align="end" aria-label="Views" className="grid gap-3">
        {here.length > 0 && (
          <ul className="-mx-2 grid">
            {here.map((view) => (
              <li key={view.id}>
                <Link
                  prefetch={false}
                  href={view.href}
                  aria-current={view.id === shown?.id ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                  className="grid rounded-[5px] px-2 py-1.5 hover:bg-hover"
                >
                  <span className="flex items-center gap-2 font-medium text-ink">
                    {view.name}
                    {view.is_default && <Badge>default</Badge>}
                    {view.id === shown?.id && <Badge tone="accent">shown</Badge>}
                  </span>
                  <span className="text-xs text-ink-3">{view.words}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        {!may && here.length === 0 && <p className="text-ink-2">No view of this page is kept.</p>}
        {may && (
          <form
            className={here.length > 0 ? 'grid gap-3 border-t border-line pt-3' : 'grid gap-3'}
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') save();
            }}
          >
            <div className="grid gap-1">
              <Label htmlFor={`${id}-name`}>{same ? 'Save over' : 'Save what is shown as'}</Label>
              <Input id={`${id}-name`} maxLength={80} value={name} onChange={(event) => setTyped(event.target.value)} />
            </div>
            <label className="flex min-h-[24px] items-center gap-2 text-ink">
              <input
                type="checkbox"
                className="size-4 accent-(--accent)"
                checked={isDefault}
                onChange={(event) => setAsDefault(event.target.checked)}
              />
              {page} opens with it
            </label>
            <div className="flex items-center justify-between gap-2">
              <Link
                prefetch={false}
                href="/settings#views"
                className="text-xs text-ink-3 underline underline-offset-2 hover:text-ink"
              >
                All views
              </Link>
              <Button type="submit" variant="primary" disabled={name.trim() === ''}>
                {same ? 'Save' : 'Save view'}
              </Button>
            </div>
          </form>
        )}
      </PopoverContent>
    </Popover>
  );
}
