'use client';

import { DataActions } from '@/components/charts/data-actions';
import type { Asked } from '@/components/filters/use-question';
import { WholeAccounts } from '@/components/filters/whole-accounts';
import { Failure } from '@/components/import/failure';
import { Card } from '@/components/ui/card';
import { FoldCard } from '@/components/ui/fold-card';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { Day } from '@/lib/domain/day';
import { goesByProduct } from '@/lib/view/products';
import { BridgeTable } from './bridge-table';
import { useBridge } from './use-bridge';

const spans = [
  { value: '1', label: 'Month' },
  { value: '3', label: 'Quarter' },
  { value: '12', label: 'Year' },
] as const;

interface BridgeCardProps {
  windowMonths: number;
  /** The day that the second window ends on. */
  through: Day;
  /** Of which accounts and as of when. */
  asked: Asked['asked'];
  /** On a phone its finding alone, until it is opened. */
  folds?: boolean;
  className?: string;
}

function Bridge({ windowMonths, through, asked, folds = false, className }: BridgeCardProps) {
  const { model, error, retry, span, setSpan } = useBridge(windowMonths, through, asked);
  const choice = (
    <Segmented label="NRR moved over a" options={spans} value={span} onValue={setSpan} className="text-xs" />
  );
  const Block = folds ? FoldCard : Card;
  if (!model)
    return (
      <Block title="Why NRR moved" className={className} actions={choice}>
        {error ? (
          <Failure title="The bridge could not be loaded" error={error} onRetry={retry} />
        ) : (
          <Skeleton className="h-156" />
        )}
      </Block>
    );
  const picture = {
    title: model.finding,
    sub: model.description,
    fileName: model.table.fileName,
    metrics: ['nrr'],
    draw: () => <BridgeTable model={model} />,
  };
  return (
    <Block
      title={model.finding}
      sub={model.description}
      className={className}
      actions={
        <>
          <div className="mr-1.5">{choice}</div>
          <DataActions table={model.table} picture={model.empty === null ? picture : null} exhibit="bridge" />
        </>
      }
    >
      {model.empty === null ? (
        <BridgeTable model={model} />
      ) : (
        <p className="grid h-40 place-content-center text-center text-pretty text-ink-2">{model.empty}</p>
      )}
    </Block>
  );
}

/** Why NRR moved, account by account. */
export function BridgeCard(props: BridgeCardProps) {
  if (!goesByProduct(props.asked.where)) return <Bridge {...props} />;
  return (
    <Card title="Why NRR moved" className={props.className}>
      <WholeAccounts what="The bridge" />
    </Card>
  );
}
