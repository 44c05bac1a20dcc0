import { memo } from 'react';
import { FigureButton } from '@/components/drill/figure-button';
import { MetricName } from '@/components/metrics/metric-name';
import { cn } from '@/components/ui/cn';
import type { RetentionFigure, RetentionStrip } from '@/lib/view/retention-figures';

function Cell({ cell }: { cell: RetentionFigure }) {
  return (
    <div className="-mt-px -ml-px flex min-w-0 flex-col border-t border-l border-line px-4.5 py-3 max-md:px-4">
      <p className="flex min-h-[24px] items-center text-xs text-ink-2">
        {cell.slug ? (
          <MetricName slug={cell.slug} filled={cell.filled} />
        ) : (
          <span title={cell.name} className="truncate font-medium">
            {cell.name}
          </span>
        )}
      </p>
      <p data-testid={`retention-${cell.key}`} className="mt-1 text-xl font-semibold tracking-tight text-ink">
        <FigureButton
          figure={cell.figure}
          title={cell.exact}
          label={`What makes ${cell.value}`}
          className={cn(cell.figure === null && 'cursor-default')}
        >
          {cell.value}
        </FigureButton>
      </p>
      <p title={cell.note} className="mt-1 truncate text-2xs text-ink-3">
        {cell.note}
      </p>
    </div>
  );
}

/** The rates, and NRR without what could flatter it. */
export const FigureStrip = memo(function FigureStrip({ strip }: { strip: RetentionStrip }) {
  return (
    <section
      aria-label={strip.label}
      className="num grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface md:grid-cols-3 xl:grid-cols-6"
    >
      {strip.cells.map((cell) => (
        <Cell key={cell.key} cell={cell} />
      ))}
    </section>
  );
});
