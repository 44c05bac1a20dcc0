'use client';

import dynamic from 'next/dynamic';
import { useCallback, useMemo } from 'react';
import { useQuestion } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { accountHref, stateTabs } from '@/lib/view/accounts';
import { shownColumns } from '@/lib/view/accounts-columns';
import { wholeNumber } from '@/lib/view/format';
import { AccountsBar, StateTabs } from './accounts-bar';
import { AccountsTable } from './accounts-table';
import { type AccountsState, useAccounts, useAccountsChoices } from './use-accounts';
import { type Selection, useSelection } from './use-selection';

const BulkActions = dynamic(() => import('@/components/adjust/bulk-actions').then((module) => module.BulkActions), {
  ssr: false,
});

/** What is chosen, and what can be done with it. */
function Chosen({ selection }: { selection: Selection }) {
  const accounts = useMemo(() => [...selection.ids], [selection.ids]);
  return (
    <section aria-label="Selected accounts" className="ml-auto flex flex-wrap items-center gap-2 max-md:hidden">
      <p role="status" className="num font-medium text-ink">
        {wholeNumber(accounts.length)} selected
      </p>
      <BulkActions accounts={accounts} onDone={selection.clear} />
      <Button variant="quiet" onClick={selection.clear}>
        Clear
      </Button>
    </section>
  );
}

function Nothing({ search, onClear }: { search: string; onClear(): void }) {
  return (
    <div className="grid justify-items-center gap-2 px-4 py-20 text-center">
      <p className="text-md font-semibold text-ink">
        {search ? `No account is called “${search}” here` : 'No account is of this kind here'}
      </p>
      <p className="text-pretty text-ink-2">
        The filters, the period and the state above decide which accounts are looked at.
      </p>
      <Button className="mt-2" onClick={onClear}>
        Show all accounts
      </Button>
    </div>
  );
}

function List({ state }: { state: Extract<AccountsState, { kind: 'ready' }> }) {
  const { report, question, attributes, isOld } = state;
  const [choices, setChoices] = useAccountsChoices();
  const [asks, setAsks] = useQuestion();
  const selection = useSelection(question);
  const { currency, from, day } = report;
  const of = useMemo(() => ({ currency, from, day, attributes }), [currency, from, day, attributes]);
  const chosen = choices.columns.join();
  const columns = useMemo(() => shownColumns(of, chosen.split(',')), [of, chosen]);
  const hrefOf = useCallback((account: string) => accountHref(account, { ...asks, ...choices }), [asks, choices]);
  const onSort = useCallback((sort: string) => void setChoices({ sort }), [setChoices]);
  return (
    <section aria-label="Accounts" className="overflow-hidden rounded-lg border border-line bg-surface">
      <AccountsBar
        search={choices.search}
        onSearch={(search) => void setChoices({ search })}
        question={question}
        of={of}
        shown={columns.map(({ key }) => key)}
        onColumns={(keys) => void setChoices({ columns: keys })}
      >
        {selection.ids.size > 0 && <Chosen selection={selection} />}
      </AccountsBar>
      <StateTabs
        tabs={stateTabs(report.states, choices.state)}
        chosen={choices.state}
        onChoose={(listing) => void setChoices({ state: listing }, { history: 'push' })}
      />
      {report.total.accounts === 0 && !isOld ? (
        <Nothing
          search={choices.search}
          onClear={() => {
            void setAsks({ where: [] });
            void setChoices({ search: '', state: 'all' });
          }}
        />
      ) : (
        <AccountsTable
          report={report}
          question={question}
          columns={columns}
          sort={choices.sort}
          selection={selection}
          isOld={isOld}
          hrefOf={hrefOf}
          onSort={onSort}
        />
      )}
    </section>
  );
}

/** All accounts: searched, filtered, sorted, and each with what became of it. */
export function Accounts() {
  const state = useAccounts();
  switch (state.kind) {
    case 'ready':
      return <List state={state} />;
    case 'failed':
      return <Failure title="The accounts could not be loaded" error={state.error} onRetry={state.retry} />;
    case 'empty':
      return <Empty />;
    case 'loading':
      return <Skeleton className="h-[calc(100dvh-140px)] min-h-120" />;
  }
}
