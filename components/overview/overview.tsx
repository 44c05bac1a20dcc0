'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { memo, useMemo } from 'react';
import { useAfterCharts } from '@/components/charts/use-after-charts';
import { useClosedMarks } from '@/components/closed/use-closed-marks';
import type { Asked } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Headline } from '@/components/metrics/headline';
import { Skeleton } from '@/components/ui/skeleton';
import { workspaceQuery } from '@/lib/api/queries';
import { type MonthMark, monthMark } from '@/lib/view/closed-marks';
import { prepareComposition } from '@/lib/view/composition';
import { type HeadlineReports, prepareHeadline } from '@/lib/view/headline';
import { HEADLINE_WINDOW_MONTHS, isPlain } from '@/lib/view/overview';
import { type Monday, mondaySentence } from '@/lib/view/sentence';
import { shownMonths } from '@/lib/view/shown-months';
import { ClosedMark } from './closed-mark';
import { CompositionCard } from './composition-card';
import { Empty } from './empty-later';
import { Loading } from './loading';
import { SinceVisit } from './since-visit';
import { TrendCard } from './trend-card';
import { useGoals } from './use-goals';
import { useReports } from './use-reports';

// Below what is seen first: their code comes after the page's.
const BridgeCard = dynamic(() => import('@/components/bridge/bridge-card').then((module) => module.BridgeCard));
const Movements = dynamic(() => import('./movements').then((module) => module.Movements));

const Ahead = dynamic(() => import('@/components/ahead/ahead').then((module) => module.Ahead), {
  ssr: false,
  loading: () => <Skeleton className="col-span-full h-96" />,
});

function Sentence({ sentence, mark }: { sentence: Monday; mark: MonthMark | null }) {
  return (
    <div className="num max-w-[1000px]">
      <p className="text-lg text-pretty text-ink tracking-tight max-md:text-[18px] max-md:leading-[25px]">
        {sentence.parts.map((part) => (part.strong ? <strong key={part.text}>{part.text}</strong> : part.text))}
      </p>
      <p className="mt-1 text-pretty text-ink-3">
        {sentence.note}
        {mark && <ClosedMark mark={mark} />}
      </p>
    </div>
  );
}

/** What is seen of the whole company today; null while filters narrow it, or it is looked at as of a past day. */
function useSeen({ rows, data_through, ledger_version }: HeadlineReports['movements'], { asked }: Asked) {
  const { data } = useQuery(workspaceQuery());
  const workspace = data?.workspace;
  if (!workspace || data_through === null || !isPlain(asked)) return null;
  return {
    workspace: workspace.name,
    through: data_through,
    version: ledger_version,
    arr: rows.at(-1)?.end_arr ?? 0,
  };
}

interface Shown {
  reports: HeadlineReports;
  /** The question that they answer. */
  now: Asked;
}

const Below = memo(function Below({ reports, now }: Shown) {
  const through = reports.retention[12].current?.day;
  return (
    <>
      {through && (
        <BridgeCard
          windowMonths={HEADLINE_WINDOW_MONTHS}
          through={through}
          asked={now.asked}
          className="col-span-full"
        />
      )}
      <Movements report={shownMonths(reports, now.months).movements} />
      <Ahead asked={now.asked} />
    </>
  );
});

const Figures = memo(function Figures(answered: Shown) {
  const { reports, now } = answered;
  const { retention, movements } = reports;
  const goals = useGoals(now);
  const shown = useMemo(() => shownMonths(reports, now.months), [reports, now.months]);
  const seen = useSeen(movements, now);
  const marks = useClosedMarks(now);
  const sentence = mondaySentence(retention[12], movements);
  const composition = prepareComposition(retention[12]);
  return (
    <div className="grid gap-4">
      {sentence && <Sentence sentence={sentence} mark={monthMark(marks, retention[12].rows.at(-1))} />}
      {seen && <SinceVisit workspace={seen.workspace} seen={seen} />}
      <Headline cards={prepareHeadline(reports, goals)} />
      <div className="grid gap-4 lg:grid-cols-12">
        <TrendCard
          retention={shown.retention}
          all={retention}
          comparison={reports.comparison ?? null}
          closed={marks}
          goals={goals}
          className={composition ? 'col-span-full xl:col-span-8' : 'col-span-full'}
        />
        {composition && <CompositionCard model={composition} className="col-span-full xl:col-span-4" />}
        <Below {...useAfterCharts(answered)} />
      </div>
    </div>
  );
});

/** The Monday page: the sentence, the figures, the trend and what it is made of, why it moved, the movements. */
export function Overview() {
  const state = useReports();
  switch (state.kind) {
    case 'ready':
      return <Figures reports={state.reports} now={state.now} />;
    case 'failed':
      return <Failure title="The figures could not be loaded" error={state.error} onRetry={state.retry} />;
    case 'empty':
      return <Empty />;
    case 'loading':
      return <Loading />;
  }
}
