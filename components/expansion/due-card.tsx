'use client';

import { memo, useMemo } from 'react';
import { DueRows } from '@/components/ahead/due-rows';
import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import type { RenewalFigures } from '@/lib/view/expansion';
import { prepareDue } from '@/lib/view/expansion-renewals';

/** What is due next, and when in a term customers expand. */
interface DueCardProps {
  figures: RenewalFigures;
  className?: string;
}

export const DueCard = memo(function DueCard({ figures, className }: DueCardProps) {
  const model = useMemo(() => prepareDue(figures), [figures]);
  return (
    <Card
      title={model.finding}
      sub={model.description}
      className={className}
      actions={<DataActions table={model.table} exhibit="due" />}
    >
      <div className="grid gap-4">
        <DueRows caption="Term ends" rows={model.due} colour="var(--mt-compare)" />
        {model.distances.length > 0 && (
          <DueRows caption={model.distanceFinding} rows={model.distances} colour="var(--mv-expansion)" />
        )}
      </div>
    </Card>
  );
});
