import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { MatchesCount } from './matches-count';

const tabs = [
  { href: '/health', label: 'Findings' },
  { href: '/health/matches', label: 'Same customer' },
  { href: '/health/differences', label: 'Where numbers differ' },
] as const;

type HealthPath = (typeof tabs)[number]['href'];

/** The pages about whether the ledger can be trusted, side by side: each is a page of its own. */
export const HealthTabs = ({ here }: { here: HealthPath }) => (
  <nav aria-label="Ledger health" className="mb-6 flex gap-5 overflow-x-auto border-b border-line print:hidden">
    {tabs.map(({ href, label }) => {
      const isHere = href === here;
      return (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={isHere ? 'page' : undefined}
          className={cn(
            '-mb-px grid min-h-[32px] place-items-center border-b-2 font-medium whitespace-nowrap pointer-coarse:min-h-[44px]',
            isHere ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          <span>
            {label}
            {href === '/health/matches' && <MatchesCount />}
          </span>
        </Link>
      );
    })}
  </nav>
);
