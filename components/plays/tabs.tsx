import Link from 'next/link';
import { cn } from '@/components/ui/cn';

const tabs = [
  { tab: 'plays', href: '/plays', label: 'Playbook' },
  { tab: 'rules', href: '/plays?tab=rules', label: 'Rules' },
] as const;

/** Plays, and the rules that call for them, side by side. */
export const PlaysTabs = ({ here }: { here: (typeof tabs)[number]['tab'] }) => (
  <nav aria-label="Plays" className="mb-6 flex gap-5 overflow-x-auto border-b border-line print:hidden">
    {tabs.map(({ tab, href, label }) => (
      <Link
        key={tab}
        href={href}
        prefetch={false}
        aria-current={tab === here ? 'page' : undefined}
        className={cn(
          '-mb-px grid min-h-[32px] place-items-center border-b-2 font-medium whitespace-nowrap pointer-coarse:min-h-[44px]',
          tab === here ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink',
        )}
      >
        {label}
      </Link>
    ))}
  </nav>
);
