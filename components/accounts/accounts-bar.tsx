'use client';

import { Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { OnDemand } from '@/components/ui/on-demand';
import { SearchField } from '@/components/ui/search-field';
import { accountsFileUrl, type ReportParams } from '@/lib/api/queries';
import type { Listing, StateTab } from '@/lib/view/accounts';
import type { ColumnsOf } from '@/lib/view/accounts-columns';

interface StateTabsProps {
  tabs: readonly StateTab[];
  chosen: Listing;
  onChoose(state: Listing): void;
}

/** Which accounts are listed: by what became of them, each with how many there are. */
export const StateTabs = ({ tabs, chosen, onChoose }: StateTabsProps) => (
  <div
    role="toolbar"
    aria-label="State"
    className="flex gap-1 overflow-x-auto border-b border-line px-3 py-2 max-md:px-2.5 print:hidden"
  >
    {tabs.map(({ state, name, count, hint }) => (
      <button
        key={state}
        type="button"
        title={hint}
        aria-pressed={state === chosen}
        onClick={() => onChoose(state)}
        className={cn(
          'num inline-flex h-7.5 shrink-0 items-center gap-1.5 rounded-sm px-2.5 font-medium text-ink-2 hover:bg-hover pointer-coarse:h-(--control-touch)',
          state === chosen && 'bg-sunken text-ink shadow-[inset_0_0_0_1px_var(--line-strong)]',
        )}
      >
        {name}
        <span className="text-xs font-normal text-ink-3">{count}</span>
      </button>
    ))}
  </div>
);

interface AccountsBarProps {
  search: string;
  onSearch(search: string): void;
  question: ReportParams;
  of: ColumnsOf;
  shown: readonly string[];
  onColumns(columns: string[]): void;
  /** In place of what the list offers: what the accounts chosen of it do. */
  children: ReactNode;
}

const loadColumns = async () => (await import('./columns-popover')).ColumnsPopover;

/** Above the list: search at the left, what it shows and the file of it at the right. */
export function AccountsBar({ search, onSearch, question, of, shown, onColumns, children }: AccountsBarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2.5 max-md:px-4 print:hidden">
      <SearchField
        label="Search accounts by name or id"
        placeholder="Search by name or id"
        value={search}
        onValue={onSearch}
      />
      {children || (
        <span className="ml-auto flex gap-2 max-md:hidden">
          <OnDemand
            haspopup="dialog"
            load={loadColumns}
            props={{ of, shown, onColumns }}
            trigger={
              <Button>
                <Columns3 aria-hidden />
                Columns
              </Button>
            }
          />
          <Button asChild>
            <a href={accountsFileUrl(question, shown)} download>
              <Download aria-hidden />
              CSV
            </a>
          </Button>
          <DataActions table={null} exhibit="accounts" />
        </span>
      )}
    </div>
  );
}
