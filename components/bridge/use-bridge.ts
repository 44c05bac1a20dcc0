'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useDeferredValue, useMemo } from 'react';
import type { Asked } from '@/components/filters/use-question';
import { explainQuery, reportQuery } from '@/lib/api/queries';
import type { Day } from '@/lib/domain/day';
import { prepareBridge } from '@/lib/view/bridge';
import { type BridgeSpan, bridgeParsers, bridgeQuestion } from '@/lib/view/bridge-question';
import { bridgeReasons } from '@/lib/view/bridge-reasons';

/** The reasons are told from the changes of every account: of more than these that would be a long way for a word. */
const MOST_ACCOUNTS_TOLD = 2000;

/** The bridge to a day; reasons and months come after the figures. */
export function useBridge(windowMonths: number, through: Day, asked: Asked['asked']) {
  const [{ since: span }, setChoice] = useQueryStates(bridgeParsers, { history: 'push' });
  const query = useQuery(reportQuery('bridge', bridgeQuestion(windowMonths, through, span, asked)));
  const { error, refetch } = query;
  // Some forty rows: drawn after what was pressed has answered.
  const data = useDeferredValue(query.data);
  const metric = `nrr_${data?.window}m`;
  const [from, to] = [data?.from, data?.to];
  const isTold = data?.points != null && Math.max(from?.accounts ?? 0, to?.accounts ?? 0) <= MOST_ACCOUNTS_TOLD;
  const toldTo = (period = '') => ({ ...explainQuery({ ...asked, metric, period, limit: 'all' }), enabled: isTold });
  const first = useQuery(toldTo(from?.day));
  const second = useQuery(toldTo(to?.day));
  const model = useMemo(() => {
    if (!data) return null;
    const known = first.data && second.data ? bridgeReasons(data, first.data, second.data) : undefined;
    return prepareBridge(data, known);
  }, [data, first.data, second.data]);
  return { model, error, retry: () => void refetch(), span, setSpan: (since: BridgeSpan) => void setChoice({ since }) };
}
