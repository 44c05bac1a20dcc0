'use client';

import dynamic from 'next/dynamic';
import { memo, useDeferredValue, useMemo } from 'react';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import type { RetentionReport } from '@/lib/domain/report';
import { bridgeEnd, shownWindow } from '@/lib/view/retention';
import { prepareRetentionStrip } from '@/lib/view/retention-figures';
import { FigureStrip } from './figure-strip';
import { Loading } from './loading';
import { RatesCard } from './rates-card';
import { type Scope, useRetention } from './use-retention';

// Below what is seen first: their code comes after the page's.
const BridgeCard = dynamic(() => import('@/components/bridge/bridge-card').then((module) => module.BridgeCard));
const BandsCard = dynamic(() => import('./bands-card').then((module) => module.BandsCard));
const SplitCard = dynamic(() => import('./split-card').then((module) => module.SplitCard));
const DefinitionsCard = dynamic(() => import('./definitions-card').then((module) => module.DefinitionsCard));

/** The cards below; they follow after what was pressed has been answered above. */
const Below = memo(function Below({ scope }: { scope: Scope }) {
  return (
    <>
      <BridgeCard
        windowMonths={scope.window}
        through={bridgeEnd(scope.through, scope.months)}
        asked={scope.asked}
        folds
        className="xl:col-span-8"
      />
      <BandsCard scope={scope} className="xl:col-span-4" />
      <SplitCard scope={scope} className="col-span-full" />
      <DefinitionsCard scope={scope} className="col-span-full" />
    </>
  );
});

function Figures({ report, scope }: { report: RetentionReport; scope: Scope }) {
  const strip = useMemo(() => {
    const shown = shownWindow(report, scope.months);
    return shown && prepareRetentionStrip(report, shown);
  }, [report, scope.months]);
  return (
    <div className="grid gap-4">
      {strip && <FigureStrip strip={strip} />}
      <div className="grid gap-4 xl:grid-cols-12">
        <RatesCard report={report} months={scope.months} all={scope.all} className="col-span-full" />
        <Below scope={useDeferredValue(scope)} />
      </div>
    </div>
  );
}

/** Who stays and grows, over time, part by part, and under the definitions of others. */
export function Retention() {
  const state = useRetention();
  switch (state.kind) {
    case 'ready':
      return <Figures report={state.report} scope={state.scope} />;
    case 'failed':
      return <Failure title="Retention could not be loaded" error={state.error} onRetry={state.retry} />;
    case 'empty':
      return <Empty />;
    case 'loading':
      return <Loading />;
  }
}
