'use client';

import { useQuery } from '@tanstack/react-query';
import { Failure } from '@/components/import/failure';
import { Skeleton } from '@/components/ui/skeleton';
import { movementsQuery, retentionQuery, workspaceQuery } from '@/lib/api/queries';
import { filledIn } from '@/lib/view/monday/catalogue';
import { headlineQuestion } from '@/lib/view/monday/choices';
import { lastClosed, prepareHeadline } from '@/lib/view/monday/headline';
import { mondaySentence } from '@/lib/view/monday/sentence';
import { Empty } from './empty';
import { Headline } from './headline';
import { MovementCards } from './movement-cards';
import { TrendCard } from './trend-card';

function Loading() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <Skeleton className="h-14 w-2/3" />
      <Skeleton className="h-44" />
      <Skeleton className="h-96" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-88" />
        <Skeleton className="h-88" />
      </div>
    </div>
  );
}

/** The Monday page: the sentence, the figures, the trend, the movements. */
export function Overview() {
  const workspace = useQuery(workspaceQuery());
  const state = workspace.data?.workspace ?? null;
  const hasData = state?.has_data === true;
  const retention = useQuery({ ...retentionQuery(headlineQuestion(state?.data_through ?? null)), enabled: hasData });
  const movements = useQuery({ ...movementsQuery(), enabled: hasData });
  const failed = [workspace, retention, movements].find((query) => query.error && !query.data);
  if (failed?.error)
    return (
      <Failure title="The figures could not be loaded" error={failed.error} onRetry={() => void failed.refetch()} />
    );
  if (workspace.data && !hasData) return <Empty />;
  if (!retention.data || !movements.data) return <Loading />;
  const sentence = mondaySentence(retention.data, movements.data);
  const cards = prepareHeadline(retention.data, movements.data);
  const formulas = Object.fromEntries(
    (['nrr', 'grr', 'logo_retention'] as const).map((slug) => [
      slug === 'logo_retention' ? 'logo' : slug,
      retention.data ? filledIn(slug, retention.data) : null,
    ]),
  );
  return (
    <>
      {sentence && (
        <div className="mb-4.5 max-w-[1000px]">
          <p className="num text-pretty font-medium text-ink text-lg tracking-tight">
            {sentence.parts.map((part) => (part.strong ? <strong key={part.text}>{part.text}</strong> : part.text))}
          </p>
          <p className="num mt-1 text-ink-3">{sentence.note}</p>
        </div>
      )}
      <Headline cards={cards} formulas={formulas} closed={lastClosed(retention.data)} />
      <div className="mt-4 grid gap-4 lg:grid-cols-12">
        <TrendCard className="lg:col-span-12" />
        <MovementCards report={movements.data} />
      </div>
    </>
  );
}
