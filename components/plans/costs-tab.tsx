'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Skeleton } from '@/components/ui/skeleton';
import { reportQuery } from '@/lib/api/queries';
import { prepareCosts } from '@/lib/view/costs';
import { preparePayback } from '@/lib/view/payback';
import { paybackQuestion } from '@/lib/view/plans-question';
import { CostsTable } from './costs-table';
import { PaybackCard } from './payback-card';
import { PaybackTrend } from './payback-trend';

/** What selling costs, month by month, and when it comes back. */
export function CostsTab() {
  const costs = useQuery(reportQuery('costs', {}));
  const payback = useQuery(reportQuery('payback', paybackQuestion));
  const [added, setAdded] = useState<{ motion: 'expansion' | 'new'; team: string | null }[]>([]);
  const table = useMemo(() => costs.data && prepareCosts(costs.data, added), [costs.data, added]);
  const paid = useMemo(() => payback.data && preparePayback(payback.data), [payback.data]);
  const failed = [costs, payback].find(({ error, data }) => error && !data);
  if (failed?.error)
    return <Failure title="Costs could not be loaded" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!table || !paid || !costs.data || !payback.data) return <Skeleton className="h-96" />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PaybackCard model={paid} />
      <PaybackTrend payback={payback.data} />
      <CostsTable
        key={costs.data.ledger_version}
        model={table}
        currency={costs.data.currency}
        onColumn={(column) => setAdded((before) => [...before, column])}
      />
    </div>
  );
}
