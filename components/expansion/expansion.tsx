'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty';
import type { ExpansionReports } from '@/lib/view/expansion';
import { prepareExpansionHeadline } from '@/lib/view/expansion-headline';
import { prepareToNew } from '@/lib/view/expansion-lines';
import { increaseNotes, prepareMotion, prepareReal } from '@/lib/view/expansion-real';
import { prepareRenewals } from '@/lib/view/expansion-renewals';
import { expansionSentence } from '@/lib/view/expansion-sentence';
import { monthStepper } from '@/lib/view/month-stepper';
import type { Monday } from '@/lib/view/sentence';
import { ColumnCard } from './column-card';
import { Figures } from './figures';
import { LineCard } from './line-card';
import { Loading } from './loading';
import { RateCard } from './rate-card';
import { Sources } from './sources';
import { useChoices } from './use-choices';
import { useReports } from './use-reports';

// Below what is seen first: their code comes after the page's.
const SplitCard = dynamic(() => import('./split-card').then((module) => module.SplitCard));
const ConcentrationCard = dynamic(() => import('./concentration-card').then((module) => module.ConcentrationCard));
const FirstCard = dynamic(() => import('./first-card').then((module) => module.FirstCard));
const FirstGroupsCard = dynamic(() => import('./first-card').then((module) => module.FirstGroupsCard));
const ThenLostCard = dynamic(() => import('./then-lost-card').then((module) => module.ThenLostCard));
const RatesCard = dynamic(() => import('./rates-card').then((module) => module.RatesCard));
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

function IncreaseNotes({ reports }: { reports: ExpansionReports }) {
  const notes = increaseNotes(reports.expansion);
  if (notes.length === 0) return null;
  return (
    <ul className="num col-span-full -mt-2 grid gap-0.5 text-xs text-ink-2">
      {notes.map(({ key, text, isDoubtful }) => (
        <li key={key} className={isDoubtful ? 'text-caution' : undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}

function Cards({ reports }: { reports: ExpansionReports }) {
  const { movements, expansion, months, renewals } = reports;
  const [{ measure, at }] = useChoices();
  const period = monthStepper(movements.rows, at)?.row.period ?? '';
  const half = 'col-span-full lg:col-span-6';
  return (
    <div className="grid gap-4 lg:grid-cols-12">
      <Sources report={movements} />
      <Heading>Is it real, and is it enough?</Heading>
      <ColumnCard model={prepareReal(movements, measure)} whole="expansion" className={half} />
      <RateCard figures={months} className={half} />
      <IncreaseNotes reports={reports} />
      <Heading>Who brings it</Heading>
      <SplitCard period={period} className="col-span-full xl:col-span-8" />
      <ConcentrationCard reports={reports} className="col-span-full xl:col-span-4" />
      <ColumnCard model={prepareMotion(expansion, measure)} whole="expansion" className={half} />
      <LineCard model={prepareToNew(months)} className={half} />
      <Heading>How soon it comes, how often, and whether it lasts</Heading>
      <FirstCard figures={expansion} className="col-span-full xl:col-span-8" />
      <FirstGroupsCard figures={expansion} className="col-span-full xl:col-span-4" />
      <ThenLostCard figures={expansion} className="col-span-full xl:col-span-8" />
      <RatesCard figures={expansion} period={period} className="col-span-full xl:col-span-4" />
      <Heading>Renewals</Heading>
      <ColumnCard model={prepareRenewals(renewals)} whole="renewal_rate" className="col-span-full xl:col-span-8" />
      <DueCard figures={renewals} className="col-span-full xl:col-span-4" />
    </div>
  );
}

function Ready({ reports }: { reports: ExpansionReports }) {
  const sentence = expansionSentence(reports);
  const cards = prepareExpansionHeadline(reports);
  return (
    <div className="grid gap-4">
      {sentence && <Sentence sentence={sentence} />}
      {cards.length > 0 && <Figures cards={cards} />}
      <Cards reports={reports} />
    </div>
  );
}

/** How much existing customers add, from what, and whether it is real; then who, when, and whether it lasts. */
export function Expansion() {
  const state = useReports();
  switch (state.kind) {
    case 'ready':
      return <Ready reports={state.reports} />;
    case 'failed':
      return <Failure title="The figures could not be loaded" error={state.error} onRetry={state.retry} />;
    case 'empty':
      return <Empty />;
    case 'loading':
      return <Loading />;
  }
}
