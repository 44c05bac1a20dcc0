'use client';

import { memo, useDeferredValue, useMemo } from 'react';
import type { MovementsReport } from '@/lib/domain/report';
import type { ExpansionFigures, RenewalFigures } from '@/lib/view/expansion';
import { prepareToNew } from '@/lib/view/expansion-lines';
import { prepareMotion, prepareReal } from '@/lib/view/expansion-real';
import { prepareRenewals } from '@/lib/view/expansion-renewals';
import { ColumnCard } from './column-card';
import { RENEWALS_HEIGHT_PX } from './heights';
import { LineCard } from './line-card';
import { useMeasure } from './use-choices';

/** The choice stands above: where it was pressed answers first, these follow. */
function useLaterMeasure() {
  const [measure] = useMeasure();
  return useDeferredValue(measure);
}

/** Genuine against price. */
export const RealCard = memo(function RealCard({ report, className }: { report: MovementsReport; className: string }) {
  const measure = useLaterMeasure();
  const model = useMemo(() => prepareReal(report, measure), [report, measure]);
  return <ColumnCard model={model} whole="expansion" exhibit="expansion-real" className={className} />;
});

interface CardProps {
  figures: ExpansionFigures;
  className: string;
}

/** Organic against sales. */
export const MotionCard = memo(function MotionCard({ figures, className }: CardProps) {
  const measure = useLaterMeasure();
  const model = useMemo(() => prepareMotion(figures, measure), [figures, measure]);
  return <ColumnCard model={model} whole="expansion" exhibit="expansion-motion" className={className} />;
});

/** Expansion against new business. */
export const ToNewCard = memo(function ToNewCard({ figures, className }: CardProps) {
  const model = useMemo(() => prepareToNew(figures), [figures]);
  return <LineCard model={model} exhibit="expansion-to-new" className={className} />;
});

/** What became of terms that ended. */
export const RenewalsCard = memo(function RenewalsCard({
  figures,
  className,
}: {
  figures: RenewalFigures;
  className: string;
}) {
  const model = useMemo(() => prepareRenewals(figures), [figures]);
  return (
    <ColumnCard
      model={model}
      heightPx={RENEWALS_HEIGHT_PX}
      whole="renewal_rate"
      exhibit="renewals"
      className={className}
    />
  );
});
