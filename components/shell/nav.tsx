'use client';

import {
  BookMarked,
  BookOpen,
  Building2,
  ClipboardList,
  Contact,
  Ellipsis,
  FileInput,
  Gauge,
  Grid3x3,
  HeartPulse,
  ListOrdered,
  Lock,
  type LucideIcon,
  Mail,
  Presentation,
  Repeat,
  Ruler,
  Settings2,
  SquarePen,
  Telescope,
  TrendingUp,
} from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { Fragment } from 'react';
import { useQuestion } from '@/components/filters/use-question';
import { cn } from '@/components/ui/cn';
import { OnDemand } from '@/components/ui/on-demand';
import { useMay } from '@/components/ui/rights';
import { isUnder, type PageEntry, type PagePath, pages, pagesBehindMore } from '@/lib/view/pages';
import { pageHref } from '@/lib/view/question';

const icons: Readonly<Record<PagePath, LucideIcon>> = {
  '/': Gauge,
  '/retention': Repeat,
  '/expansion': TrendingUp,
  '/cohorts': Grid3x3,
  '/benchmarks': Ruler,
  '/queue': ListOrdered,
  '/plans': ClipboardList,
  '/plays': BookMarked,
  '/forecast': Telescope,
  '/book': Contact,
  '/deck': Presentation,
  '/digest': Mail,
  '/closed': Lock,
  '/health': HeartPulse,
  '/adjustments': SquarePen,
  '/accounts': Building2,
  '/import': FileInput,
  '/glossary': BookOpen,
  '/settings': Settings2,
};

const groupNames = { analyse: 'Analyse', act: 'Act', present: 'Present', data: 'Data' } as const;

const tabLook =
  'max-md:h-15 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:rounded-none max-md:text-2xs max-md:text-ink-3';

const loadMore = async () => (await import('./more-menu')).MoreMenu;

/** The tab of a phone that leads to all pages without one. */
function More({ pages, path, hrefOf }: { pages: readonly PageEntry[]; path: string; hrefOf(page: PageEntry): string }) {
  const here = pages.find(({ href }) => isUnder(path, href));
  return (
    <OnDemand
      haspopup="menu"
      load={loadMore}
      props={{ pages: pages.map((page) => ({ ...page, href: hrefOf(page), isHere: page === here })) }}
      trigger={
        <button
          type="button"
          className={cn('flex items-center font-medium md:hidden', tabLook, here && 'max-md:text-ink')}
        >
          <Ellipsis aria-hidden strokeWidth={1.75} className={cn('size-5 text-ink-3', here && 'text-ink')} />
          {here?.label ?? 'More'}
        </button>
      }
    />
  );
}

/** The pages: a column in the sidebar, tabs at the bottom edge of a phone. */
export function Nav() {
  const path = usePathname();
  const router = useRouter();
  const [question] = useQuestion();
  const mayImport = useMay('write');
  const shown = pages.filter(({ href }) => mayImport || href !== '/import');
  const hrefOf = ({ href, isOfQuestion }: PageEntry) => (isOfQuestion ? pageHref(href, question) : href);
  return (
    <nav
      aria-label="Main"
      className="flex flex-col gap-px max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:grid max-md:auto-cols-fr max-md:grid-flow-col max-md:border-t max-md:border-line-strong max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)]"
    >
      {shown.map((page: (typeof pages)[number] & PageEntry, index) => {
        const { href, label, group } = page;
        const isFirstOfGroup = index > 0 && shown[index - 1]?.group !== group;
        const Icon = icons[href];
        const here = isUnder(path, href);
        const target = hrefOf(page);
        // Not as soon as it is in sight: with each change of the question every page would be asked for.
        const prefetch = () => router.prefetch(target);
        return (
          <Fragment key={href}>
            {isFirstOfGroup && (
              <p className="px-2 pt-4 pb-1 text-2xs font-medium text-ink-3 max-md:hidden">{groupNames[group]}</p>
            )}
            <Link
              href={target}
              prefetch={false}
              onPointerEnter={prefetch}
              onFocus={prefetch}
              aria-current={here ? 'page' : undefined}
              className={cn(
                'flex h-7.5 items-center gap-2.25 rounded-sm px-2 font-medium text-ink-2 transition-colors duration-(--t-fast) hover:bg-hover md:pointer-coarse:h-(--control-touch)',
                tabLook,
                page.isTab !== true && 'max-md:hidden',
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
          </Fragment>
        );
      })}
      <More
        pages={pagesBehindMore.filter((page) => shown.some(({ href }) => href === page.href))}
        path={path}
        hrefOf={hrefOf}
      />
    </nav>
  );
}
