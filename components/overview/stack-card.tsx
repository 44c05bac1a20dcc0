'use client';

import { ChartCard } from '@/components/charts/chart-card';
import { drawn } from '@/components/charts/drawn';
import { cn } from '@/components/ui/cn';
import type { MovementsReport } from '@/lib/domain/report';
import { isLoss, movementNames, movementTypes } from '@/lib/view/movement-types';
import type { Unit } from '@/lib/view/overview';
import { prepareStacks } from '@/lib/view/stacks';
import { MOVEMENTS_HEIGHT_PX } from './heights';

const StackChart = drawn(() => import('@/components/charts/stack-chart').then((module) => module.StackChart));

/** The colours' names, above the one chart that has no room for them beside its marks. */
function Legend() {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-ink-2">
      {movementTypes.map((type) => (
        <li key={type} className="flex items-center gap-1.5">
          <span
            aria-hidden
            className={cn('size-2', isLoss(type) ? 'rounded-full' : 'rounded-[2px]')}
            style={{ background: `var(--mv-${type})` }}
          />
          {isLoss(type) ? `− ${movementNames[type]}` : movementNames[type]}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-2 rounded-full bg-ink" />
        Net
      </li>
    </ul>
  );
}

interface StackCardProps {
  report: MovementsReport;
  unit: Unit;
  /** The month that the waterfall shows. */
  chosen: string;
  onChoose(period: string): void;
  className?: string;
}

export function StackCard({ report, unit, chosen, onChoose, className }: StackCardProps) {
  const model = prepareStacks(report, unit);
  return (
    <ChartCard
      model={model}
      exhibit="movements-by-month"
      heightPx={MOVEMENTS_HEIGHT_PX}
      metrics={['movements']}
      legend={<Legend />}
      className={className}
    >
      {({ onSpeak }) => (
        <StackChart model={model} chosen={chosen} onChoose={onChoose} label={model.finding} onSpeak={onSpeak} />
      )}
    </ChartCard>
  );
}
