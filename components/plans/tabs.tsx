import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import type { PlanTab } from '@/lib/view/plans-question';

const tabs: readonly { tab: PlanTab; label: string }[] = [
  { tab: 'plans', label: 'Plans' },
  { tab: 'coverage', label: 'Coverage' },
  { tab: 'whitespace', label: 'Whitespace' },
  { tab: 'costs', label: 'Costs' },
];

/** What is planned, who is left out, what could be sold and what selling costs, side by side. */
export const PlanTabs = ({ here }: { here: PlanTab }) => (
  <nav aria-label="Plans" className="mb-6 flex gap-5 overflow-x-auto border-b border-line print:hidden">
    {tabs.map(({ tab, label }) => (
      <Link
        key={tab}
        href={tab === 'plans' ? '/plans' : `/plans?tab=${tab}`}
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
