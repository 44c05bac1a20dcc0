import { cn } from './cn';

interface ProgressProps {
  label: string;
  /** 0 to 1; null: under way, and nobody knows how far. */
  share: number | null;
  className?: string;
}

/** A plain bar of progress; the words for it stand beside it. */
export function Progress({ label, share, className }: ProgressProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
      className={cn('h-1.5 overflow-hidden rounded-full bg-hover', className)}
    >
      <div
        className={cn(
          'h-full origin-left rounded-full bg-accent transition-transform duration-300 ease-linear',
          share === null && 'animate-pulse',
        )}
        style={{ transform: `scaleX(${share ?? 1})` }}
      />
    </div>
  );
}
