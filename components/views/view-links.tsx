'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { viewRows, viewShown } from '@/lib/view/saved-views';
import { useViews } from './use-views';

/** Saved views in the sidebar, a click away from everywhere. */
export function ViewLinks() {
  const path = usePathname();
  const search = useSearchParams().toString();
  const views = useViews();
  const shown = viewShown(views, path, search);
  if (views.length === 0) return null;
  return (
    <nav aria-label="Saved views" className="mt-4 min-h-0 overflow-y-auto max-md:hidden">
      <p className="px-2 pb-1 text-2xs font-medium text-ink-3">Views</p>
      <ul className="grid gap-px">
        {viewRows(views).map((view) => (
          <li key={view.id}>
            <Link
              prefetch={false}
              href={view.href}
              title={`${view.page}: ${view.words}`}
              aria-current={view.id === shown?.id ? 'page' : undefined}
              className={cn(
                'flex h-7 min-h-[26px] items-center gap-2 rounded-sm px-2 text-ink-2 hover:bg-hover',
                view.id === shown?.id && 'bg-hover font-medium text-ink',
              )}
            >
              <span className="min-w-0 flex-1 truncate">{view.name}</span>
              <span className="shrink-0 text-2xs text-ink-3">{view.page}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
