import { cn } from '@/components/ui/cn';
import type { Freshness as FreshnessModel } from '@/lib/view/freshness';

/** How fresh the figures are: at the foot of the sidebar, a line at the top of a phone. */
export function Freshness({ model }: { model: FreshnessModel }) {
  const { through, source, stale, sums } = model;
  return (
    <div
      data-testid="freshness"
      className="num border-line text-xs leading-[17px] text-ink-2 max-md:flex max-md:w-full max-md:flex-wrap max-md:gap-x-3 md:mt-auto md:border-t md:px-2 md:pt-3 md:pb-0.5"
    >
      <p className="font-medium text-ink">{through}</p>
      {stale && <p className="text-caution">{stale}</p>}
      {source && <p className="truncate">{source}</p>}
      {sums && (
        <p className={cn('flex items-center gap-1.5', sums.holds ? 'text-good' : 'text-bad')}>
          <span aria-hidden className="size-[7px] rounded-full bg-current" />
          {sums.text}
        </p>
      )}
    </div>
  );
}
