'use client';

import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { drawn } from '@/components/charts/drawn';
import { useAttributeTime } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { FoldCard } from '@/components/ui/fold-card';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { retentionQuery } from '@/lib/api/queries';
import { PRODUCT } from '@/lib/view/products';
import { chosenSplit, MOST_VALUES_DRAWN, splitQuestion, valuesOf } from '@/lib/view/retention';
import { prepareSplit, type SplitModel, splitChoices } from '@/lib/view/retention-split';
import { PANEL_HEIGHT_PX } from './heights';
import { panelGrid } from './panel-grid';
import { SplitTable } from './split-table';
import { type Scope, useSplitChoices } from './use-retention';

const Panels = drawn(() => import('./panels').then((module) => module.Panels), null);

const rates = [
  { value: 'nrr', label: 'NRR' },
  { value: 'grr', label: 'GRR' },
  { value: 'logo', label: 'Logo' },
] as const;

const times = [
  { value: 'current', label: 'Today’s value' },
  { value: 'start', label: 'At the start' },
] as const;

const Split = memo(function Split({ model, by }: { model: SplitModel; by: string }) {
  if (model.empty !== null)
    return <p className="grid h-40 place-content-center text-center text-pretty text-ink-2">{model.empty}</p>;
  return (
    <>
      {model.panels.length > 0 && (
        <div className="relative">
          {/* Holds the place in the final number of rows. */}
          <div aria-hidden className={panelGrid(model.panels.length)}>
            {model.panels.map(({ key }) => (
              <div key={key} style={{ height: PANEL_HEIGHT_PX }} />
            ))}
          </div>
          <div className="absolute inset-0">
            <Panels key={by} model={model} />
          </div>
        </div>
      )}
      {model.note && <p className="mt-3 text-xs text-ink-3">{model.note}</p>}
      <SplitTable key={by} model={model} />
    </>
  );
});

const slugs = { nrr: 'nrr', grr: 'grr', logo: 'logo_retention' } as const;

const pictureOf = (model: SplitModel, by: string, rate: keyof typeof slugs) => ({
  title: model.finding,
  sub: model.description,
  fileName: model.table.fileName,
  metrics: [slugs[rate]],
  draw: () => <Split model={model} by={by} />,
});

/** Retention part by part. */
export function SplitCard({ scope, className }: { scope: Scope; className?: string }) {
  const { window, through, months, asked, splits } = scope;
  const [choices, setChoices] = useSplitChoices();
  const [{ attr_at }, setQuestion] = useAttributeTime();
  const by = chosenSplit(splits, choices.by) ?? '';
  const values = valuesOf(splits, by);
  const isAtStart = attr_at === 'start' && by !== PRODUCT;
  const question = splitQuestion({ window, by, values, attrAt: attr_at }, through, months, asked);
  const { data: answer, error, refetch } = useQuery({ ...retentionQuery(question), enabled: by !== '' });
  const data = useDeferredValue(answer);
  const { rate } = choices;
  const model = useMemo(
    () =>
      data?.groups ? prepareSplit(data, { by, rate, isAtStart, months, drawn: values <= MOST_VALUES_DRAWN }) : null,
    [data, by, rate, isAtStart, months, values],
  );
  const controls = (
    <div className="mr-1.5 flex flex-wrap items-center gap-1.5">
      <Select
        aria-label="Split by"
        value={by}
        onChange={({ target }) => void setChoices({ by: target.value })}
        className="w-48 max-md:w-40"
      >
        {splitChoices(splits).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      {by !== PRODUCT && (
        <Segmented
          label="Which value counts"
          options={times}
          value={attr_at}
          onValue={(chosen) => void setQuestion({ attr_at: chosen })}
          className="text-xs"
        />
      )}
      <Segmented
        label="Rate of the small charts"
        options={rates}
        value={choices.rate}
        onValue={(chosen) => void setChoices({ rate: chosen })}
        className="text-xs"
      />
    </div>
  );
  return (
    <FoldCard
      data-testid="split"
      title={model?.finding ?? 'Retention part by part'}
      sub={model?.description}
      className={className}
      actions={
        <>
          {controls}
          {model && (
            <DataActions
              table={model.table}
              exhibit="retention-split"
              picture={model.empty === null ? pictureOf(model, by, choices.rate) : null}
            />
          )}
        </>
      }
    >
      {error && !data && <Failure title="The split could not be loaded" error={error} onRetry={() => void refetch()} />}
      {!model && !error && <Skeleton className="h-120" />}
      {model && <Split model={model} by={by} />}
    </FoldCard>
  );
}
