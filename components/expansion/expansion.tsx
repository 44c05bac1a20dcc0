'use client';

import dynamic from 'next/dynamic';
import { memo, type ReactNode, useDeferredValue, useMemo } from 'react';
import { ChartShape } from '@/components/charts/chart-shape';
import { useAfterCharts } from '@/components/charts/use-after-charts';
import type { Asked } from '@/components/filters/use-question';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import type { MovementsReport } from '@/lib/domain/report';
import type { ExpansionFigures, ExpansionReports } from '@/lib/view/expansion';
import { prepareExpansionHeadline } from '@/lib/view/expansion-headline';
import { expansionSentence } from '@/lib/view/expansion-sentence';
import { monthStepper } from '@/lib/view/month-stepper';
import type { Monday } from '@/lib/view/sentence';
import { Figures } from './figures';
import { CHART_HEIGHT_PX } from './heights';
import { Loading } from './loading';
import { Sources } from './sources';
import { usePeriod } from './use-choices';
import { useReports } from './use-reports';

const HALF = 'col-span-full lg:col-span-6';
const Half = () => <ChartShape heightPx={CHART_HEIGHT_PX} className={HALF} />;

// Below what is seen first: their code comes after the page's.
const RealCard = dynamic(() => import('./measured-cards').then((module) => module.RealCard), { loading: Half });
const RateCard = dynamic(() => import('./rate-card').then((module) => module.RateCard), { loading: Half });
const IncreaseNotes = dynamic(() => import('./increase-notes').then((module) => module.IncreaseNotes));
const MotionCard = dynamic(() => import('./measured-cards').then((module) => module.MotionCard), { loading: Half });
const ToNewCard = dynamic(() => import('./measured-cards').then((module) => module.ToNewCard), { loading: Half });
const RenewalsCard = dynamic(() => import('./measured-cards').then((module) => module.RenewalsCard));
const SplitCard = dynamic(() => import('./split-card').then((module) => module.SplitCard));
const ConcentrationCard = dynamic(() => import('./concentration-card').then((module) => module.ConcentrationCard));
const FirstCard = dynamic(() => import('./first-card').then((module) => module.FirstCard));
const FirstGroupsCard = dynamic(() => import('./first-card').then((module) => module.FirstGroupsCard));
const ThenLostCard = dynamic(() => import('./then-lost-card').then((module) => module.ThenLostCard));
const RatesCard = dynamic(() => import('./rates-card').then((module) => module.RatesCard));
const SellingCard = dynamic(() => import('./selling-card').then((module) => module.SellingCard));
const DueCard = dynamic(() => import('./due-card').then((module) => module.DueCard));

const Sentence = ({ sentence }: { sentence: Monday }) => (
  <div className="num max-w-[1000px]">
    <p className="text-lg text-pretty text-ink tracking-tight max-md:text-[18px] max-md:leading-[25px]">
      {sentence.parts.map((part) => (part.strong ? <strong key={part.text}>{part.text}</strong> : part.text))}
    </p>
    <p className="mt-1 text-pretty text-ink-3">{sentence.note}</p>
  </div>
);

const Heading = ({ children }: { children: ReactNode }) => (
  <h2 className="col-span-full mt-2 -mb-1 font-semibold text-ink">{children}</h2>
);

/** The two cards that speak of the period chosen above; they follow the press that chose it. */
function usePeriodShown(movements: MovementsReport): string {
  const [at] = usePeriod();
  return useDeferredValue(monthStepper(movements.rows, at)?.row.period ?? '');
}

const SplitOfPeriod = ({ movements, now }: { movements: MovementsReport; now: Asked }) => (
  <SplitCard period={usePeriodShown(movements)} now={now} className="col-span-full xl:col-span-8" />
);

const RatesOfPeriod = ({ movements, figures }: { movements: MovementsReport; figures: ExpansionFigures }) => (
  <RatesCard figures={figures} period={usePeriodShown(movements)} className="col-span-full xl:col-span-4" />
);

interface Shown {
  reports: ExpansionReports;
  /** The question that they answer. */
  now: Asked;
}

/** What is below. Each card reads the choices that it depends on, and is drawn again where these or its report have changed. */
const Cards = memo(function Cards({ reports, now }: Shown) {
  const { movements, expansion, months, renewals, retention } = reports;
  return (
    <>
      <Heading>Is it real, and is it enough?</Heading>
      <RealCard report={movements} className={HALF} />
      <RateCard figures={months} now={now} className={HALF} />
      <IncreaseNotes figures={expansion} />
      <Heading>Who brings it</Heading>
      <SplitOfPeriod movements={movements} now={now} />
      <ConcentrationCard figures={expansion} retention={retention} className="col-span-full xl:col-span-4" />
      <MotionCard figures={expansion} className={HALF} />
      <ToNewCard figures={months} className={HALF} />
      <SellingCard now={now} className="col-span-full" />
      <Heading>How soon it comes, how often, and whether it lasts</Heading>
      <FirstCard figures={expansion} className="col-span-full xl:col-span-8" />
      <FirstGroupsCard figures={expansion} className="col-span-full xl:col-span-4" />
      <ThenLostCard figures={expansion} className="col-span-full xl:col-span-8" />
      <RatesOfPeriod movements={movements} figures={expansion} />
      <Heading>Renewals</Heading>
      <RenewalsCard figures={renewals} className="col-span-full xl:col-span-8" />
      <DueCard figures={renewals} className="col-span-full xl:col-span-4" />
    </>
  );
});

const Ready = memo(function Ready(shown: Shown) {
  const { movements, expansion, months, renewals, retention } = shown.reports;
  const [sentence, cards] = useMemo(() => {
    const told = { movements, expansion, months, renewals, retention };
    return [expansionSentence(told), prepareExpansionHeadline(told)];
  }, [movements, expansion, months, renewals, retention]);
  return (
    <div className="grid gap-4">
      {sentence && <Sentence sentence={sentence} />}
      {cards.length > 0 && <Figures cards={cards} />}
      <div className="grid gap-4 lg:grid-cols-12">
        <Sources report={movements} />
        <Cards {...useAfterCharts(shown)} />
      </div>
    </div>
  );
});

/** How much existing customers add, from what, and whether it is real; then who, when, and whether it lasts. */
export function Expansion() {
  const state = useReports();
  switch (state.kind) {
    case 'ready':
      return <Ready reports={state.reports} now={state.now} />;
    case 'failed':
      return <Failure title="The figures could not be loaded" error={state.error} onRetry={state.retry} />;
    case 'empty':
      return <Empty />;
    case 'loading':
      return <Loading />;
  }
}
