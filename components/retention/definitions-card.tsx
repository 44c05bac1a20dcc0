'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { memo, useCallback, useDeferredValue, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { Failure } from '@/components/import/failure';
import { cn } from '@/components/ui/cn';
import { FoldCard } from '@/components/ui/fold-card';
import { Skeleton } from '@/components/ui/skeleton';
import { reportQuery } from '@/lib/api/queries';
import {
  type DefinitionLine,
  type DefinitionsModel,
  prepareDefinitions,
  prepareDifference,
} from '@/lib/view/definitions-side';
import { goesByProduct } from '@/lib/view/products';
import { definitionsQuestion } from '@/lib/view/retention';
import { type Scope, useDefinitionChoice } from './use-retention';

const DifferencePanel = dynamic(() => import('./difference-panel').then((module) => module.DifferencePanel), {
  ssr: false,
});

const cell = 'border-t border-line py-2.5 align-top max-lg:border-t-0 max-lg:p-0';

function Row({ line, onOpen }: { line: DefinitionLine; onOpen(key: string): void }) {
  return (
    <tr className="max-lg:grid max-lg:grid-cols-[1fr_auto] max-lg:gap-x-4 max-lg:gap-y-1 max-lg:border-t max-lg:border-line max-lg:py-3">
      <th scope="row" className={`${cell} pr-4 text-left font-normal`}>
        <span className="block font-medium text-ink">{line.name}</span>
        {line.who && <span className="block text-xs text-ink-3">{line.who}</span>}
      </th>
      <td className={`${cell} pr-6 text-right font-medium whitespace-nowrap text-ink max-lg:pr-0`}>
        <FigureButton
          figure={line.figure}
          label={`What makes ${line.value}`}
          className="inline-flex min-h-6 items-start"
        >
          {line.value}
        </FigureButton>
      </td>
      <td className={`${cell} w-[20%] pr-6 text-right text-ink max-lg:col-span-2 max-lg:w-auto max-lg:text-left`}>
        {line.difference}
        {line.against && <span className="block text-xs text-ink-3 max-lg:ml-2 max-lg:inline">{line.against}</span>}
      </td>
      <td className={`${cell} pr-4 text-pretty max-lg:col-span-2`}>
        <span className="block text-ink-2">{line.formula}</span>
        {line.why && <span className="block text-xs text-ink-3">{line.why}</span>}
      </td>
      <td className={`${cell} text-right whitespace-nowrap max-lg:col-span-2 max-lg:text-left`}>
        {line.accounts ? (
          <button
            type="button"
            aria-haspopup="dialog"
            aria-label={`${line.accounts} that differ under ${line.name}`}
            onClick={() => onOpen(line.key)}
            className="inline-flex min-h-6 cursor-pointer items-start rounded-xs text-ink underline decoration-control-line decoration-1 underline-offset-4"
          >
            {line.accounts}
          </button>
        ) : (
          <span className="text-ink-3">{line.against ? 'none' : ''}</span>
        )}
      </td>
    </tr>
  );
}

interface GroupProps {
  name: string;
  lines: readonly DefinitionLine[];
  onOpen(key: string): void;
}

const Group = ({ name, lines, onOpen }: GroupProps) => (
  <tbody className="max-lg:block">
    <tr className="max-lg:block">
      <th scope="rowgroup" colSpan={5} className="pt-4 pb-1.5 text-left text-2xs font-semibold text-ink-3 max-lg:block">
        {name}
      </th>
    </tr>
    {lines.map((line) => (
      <Row key={line.key} line={line} onOpen={onOpen} />
    ))}
  </tbody>
);

interface DefinitionsProps {
  model: DefinitionsModel;
  onOpen(key: string): void;
}

const Definitions = memo(function Definitions({ model, onOpen }: DefinitionsProps) {
  if (model.empty !== null)
    return <p className="grid h-40 place-content-center text-center text-pretty text-ink-2">{model.empty}</p>;
  const head = 'pr-6 text-2xs font-medium whitespace-nowrap text-ink-3';
  return (
    <table className="num w-full border-collapse max-lg:block">
      <thead className="max-lg:sr-only">
        <tr>
          <th scope="col" className={`${head} w-[22%] text-left`}>
            Definition
          </th>
          <th scope="col" className={`${head} text-right`}>
            Value
          </th>
          <th scope="col" className={`${head} text-right`}>
            Difference
          </th>
          <th scope="col" className={`${head} text-left`}>
            What it counts, and why it differs
          </th>
          <th scope="col" className={cn(head, 'pr-0 text-right')}>
            Accounts that differ
          </th>
        </tr>
      </thead>
      <Group name="Ours" lines={model.ours} onOpen={onOpen} />
      <Group name="Others, on the same ledger" lines={model.others} onOpen={onOpen} />
    </table>
  );
});

interface DefinitionsCardProps {
  scope: Scope;
  className?: string;
}

function SideBySide({ scope, className }: DefinitionsCardProps) {
  const { through, months, asked } = scope;
  const [{ differs }, setChoices] = useDefinitionChoice();
  const query = useQuery(reportQuery('definitions', definitionsQuestion(through, months, asked)));
  const { error, refetch } = query;
  const data = useDeferredValue(query.data);
  const model = useMemo(() => data && prepareDefinitions(data), [data]);
  const onOpen = useCallback((key: string) => void setChoices({ differs: key }), [setChoices]);
  if (!data || !model)
    return (
      <FoldCard title="Definitions side by side" className={className}>
        {error ? (
          <Failure title="The definitions could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-140" />
        )}
      </FoldCard>
    );
  const difference = differs === '' ? null : prepareDifference(data, differs);
  return (
    <FoldCard
      data-testid="definitions"
      title={model.finding}
      sub={model.description}
      className={className}
      actions={<DataActions table={model.table} exhibit="definitions" />}
    >
      <Definitions model={model} onOpen={onOpen} />
      <p className="mt-3 text-xs text-ink-3 print:hidden">
        Another tool says something else?{' '}
        <Link href="/health/differences" prefetch={false} className="text-ink underline underline-offset-4">
          Lay its export beside these figures
        </Link>
      </p>
      {difference && <DifferencePanel model={difference} onClose={() => void setChoices({ differs: null })} />}
    </FoldCard>
  );
}

/** One ledger under several published definitions. */
export function DefinitionsCard(props: DefinitionsCardProps) {
  if (!goesByProduct(props.scope.asked.where)) return <SideBySide {...props} />;
  return (
    <FoldCard title="Definitions side by side" className={props.className}>
      <WholeAccounts what="Other definitions" areMany />
    </FoldCard>
  );
}
