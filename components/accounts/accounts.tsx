'use client';

import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState } from 'react';
import { useQuestion } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { accountsFileUrl } from '@/lib/api/queries';
import type { AccountsReport } from '@/lib/domain/report';
import { accountHref, stateTabs } from '@/lib/view/accounts';
import { fittedColumns, shownColumns, sortChoices } from '@/lib/view/accounts-columns';
import { accountsSentence } from '@/lib/view/accounts-sentence';
import { accountsFoot } from '@/lib/view/accounts-table';
import { wholeNumber } from '@/lib/view/format';
import { AccountsBar, StateTabs } from './accounts-bar';
import { AccountsTable } from './accounts-table';
import { PhoneBar } from './phone-bar';
import { type AccountsState, useAccounts, useAccountsChoices } from './use-accounts';
import { type Selection, useSelection } from './use-selection';

const BulkActions = dynamic(() => import('@/components/adjust/bulk-actions').then((module) => module.BulkActions), {
  ssr: false,
});

/** What is chosen, and what can be done with it. */
function Chosen({ selection }: { selection: Selection }) {
  const accounts = useMemo(() => [...selection.ids], [selection.ids]);
  return (
    <section
      aria-label="Selected accounts"
      className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0 max-md:w-full"
    >
      <p role="status" className="num font-medium text-ink">
        {wholeNumber(accounts.length)} selected
      </p>
      <BulkActions accounts={accounts} onDone={selection.clear} />
      <Button variant="quiet" className="max-md:hidden" onClick={selection.clear}>
        Clear
      </Button>
    </section>
  );
}

/** What the accounts come to, and what became of them; its place is kept where there is nothing to say. */
function Sentence({ report }: { report: AccountsReport }) {
  const sentence = accountsSentence(report);
  return (
    <div className="num mb-4 min-h-13 max-md:mb-3.5">
      {sentence && (
        <>
          <p className="text-lg tracking-tight text-balance text-ink max-md:text-md">
            {sentence.parts.map((part) => (part.strong ? <strong key={part.text}>{part.text}</strong> : part.text))}
          </p>
          <p className="mt-1 text-pretty text-ink-3 max-md:hidden">{sentence.note}</p>
        </>
      )}
    </div>
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
  const { currency, from, day, total } = report;
  const of = useMemo(() => ({ currency, from, day, attributes }), [currency, from, day, attributes]);
  const chosen = choices.columns.join();
  const columns = useMemo(
    () => fittedColumns(shownColumns(of, chosen.split(',')), accountsFoot({ total, currency }).sums),
    [of, chosen, total, currency],
  );
  const [isPicking, setIsPicking] = useState(false);
  const hrefOf = useCallback((account: string) => accountHref(account, { ...asks, ...choices }), [asks, choices]);
  const sortable = useMemo(() => sortChoices(of), [of]);
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
      <PhoneBar
        sort={choices.sort}
        columns={sortable}
        fileUrl={accountsFileUrl(
          question,
          columns.map(({ key }) => key),
        )}
        isPicking={isPicking}
        onSort={onSort}
        onPick={(picks) => {
          setIsPicking(picks);
          if (!picks) selection.clear();
        }}
      />
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
          isPicking={isPicking}
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
      return (
        <>
          <Sentence report={state.report} />
          <List state={state} />
        </>
      );
    case 'failed':
      return <Failure title="The accounts could not be loaded" error={state.error} onRetry={state.retry} />;
    case 'empty':
      return <Empty />;
    case 'loading':
      return <Skeleton className="h-[calc(100dvh-140px)] min-h-120" />;
  }
}
