'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { useId, useSyncExternalStore } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { adjustmentsQuery } from '@/lib/api/adjustment-queries';
import type { AdjustmentList } from '@/lib/api/contract/adjustments';
import { type AdjustmentsModel, prepareAdjustments } from '@/lib/view/adjustments';
import { AdjustmentsTable } from './adjustments-table';

const noSubscription = () => () => {};

/** The reader's time zone; UTC while the page is the server's. */
const useTimeZone = (): string =>
  useSyncExternalStore(
    noSubscription,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );

/** Everything that was stated by hand, with what it does to the figures, each undone at will. */
export function Adjustments() {
  const { data, error, refetch } = useQuery(adjustmentsQuery());
  if (error && !data)
    return <Failure title="The adjustments could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  if (data.adjustments.length === 0) return <NoAdjustments />;
  return <Listed data={data} />;
}

function Listed({ data }: { data: AdjustmentList }) {
  const [kind, setKind] = useQueryState('kind', parseAsString);
  const [account, setAccount] = useQueryState('account', parseAsString);
  const timeZone = useTimeZone();
  const model = prepareAdjustments(data, { kind, account }, timeZone);
  return (
    <Card
      title={<span className="num">{model.finding}</span>}
      sub={<span className="num">{model.sub}</span>}
      actions={
        <div className="flex flex-wrap items-center justify-end gap-2">
          {model.accountName !== null && (
            <Button
              aria-label={`Show every account, not only ${model.accountName}`}
              onClick={() => void setAccount(null)}
            >
              <span className="max-w-40 truncate">{model.accountName}</span>
              <X aria-hidden />
            </Button>
          )}
          <KindSelect model={model} kind={kind} onKind={(value) => void setKind(value)} />
          <DataActions table={model.table} />
        </div>
      }
    >
      {model.lines.length === 0 ? (
        <p className="mt-6 text-ink-2">
          No adjustment is of this kind and account.{' '}
          <Button
            variant="quiet"
            onClick={() => {
              void setKind(null);
              void setAccount(null);
            }}
          >
            Show all
          </Button>
        </p>
      ) : (
        <AdjustmentsTable lines={model.lines} adjustments={data.adjustments} />
      )}
    </Card>
  );
}

interface KindSelectProps {
  model: AdjustmentsModel;
  kind: string | null;
  onKind(kind: string | null): void;
}

function KindSelect({ model, kind, onKind }: KindSelectProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        Kind
      </label>
      <Select id={id} className="w-48" value={kind ?? ''} onChange={(event) => onKind(event.target.value || null)}>
        <option value="">All kinds</option>
        {model.kinds.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </>
  );
}

const NoAdjustments = () => (
  <PageMessage
    title="Nothing has been stated by hand"
    actions={
      <Button asChild variant="primary">
        <Link href="/accounts">Go to accounts</Link>
      </Button>
    }
  >
    <p>
      Where a file is wrong or says too little, an account can be put right by hand: add, correct or end a change, state
      its attributes, why it left, or that it is a test.
    </p>
    <p>Each such adjustment is listed here with who made it and why, what it does to ARR and NRR, and can be undone.</p>
  </PageMessage>
);
