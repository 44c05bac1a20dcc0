'use client';

import { FileInput, Gauge, Grid3x3, type LucideIcon, Repeat, Ruler, Settings2, TrendingUp } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useQuestion } from '@/components/filters/use-question';
import { cn } from '@/components/ui/cn';
import { isUnder, type PagePath, pages } from '@/lib/view/pages';
import { pageHref } from '@/lib/view/question';

const icons: Readonly<Record<PagePath, LucideIcon>> = {
  '/': Gauge,
  '/retention': Repeat,
  '/expansion': TrendingUp,
  '/cohorts': Grid3x3,
  '/benchmarks': Ruler,
  '/import': FileInput,
  '/settings': Settings2,
};

/** The pages: a column in the sidebar, tabs at the bottom edge of a phone. */
export function Nav() {
  const path = usePathname();
  const [question] = useQuestion();
  return (
    <nav
      aria-label="Main"
      className="flex flex-col gap-px max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:grid max-md:auto-cols-fr max-md:grid-flow-col max-md:border-t max-md:border-line-strong max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)]"
    >
      {pages.map(({ href, label, isOfQuestion }) => {
        const Icon = icons[href];
        const here = isUnder(path, href);
        return (
          <Link
            key={href}
            href={isOfQuestion ? pageHref(href, question) : href}
            aria-current={here ? 'page' : undefined}
            className={cn(
              'flex h-7.5 items-center gap-2.25 rounded-sm px-2 font-medium text-ink-2 transition-colors duration-(--t-fast) hover:bg-hover max-md:h-15 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:rounded-none max-md:text-2xs max-md:text-ink-3 md:pointer-coarse:h-(--control-touch)',
              here && 'bg-hover text-ink max-md:bg-transparent max-md:text-ink',
            )}
          >
            <Icon
              aria-hidden
              strokeWidth={1.75}
              className={cn('size-4 text-ink-3 max-md:size-5', here && 'text-ink')}
            />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
