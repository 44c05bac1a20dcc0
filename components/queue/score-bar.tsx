import { cn } from '@/components/ui/cn';
import type { Score } from '@/lib/view/queue';

interface ScoreBarProps {
  label: string;
  score: Score;
  tone: 'good' | 'bad';
  /** The line above which an account is saved first, 0 to 1. */
  line?: number;
}

/** A score of 0 to 100 as a figure and a bar of its own; the line it is held against is a mark across it. */
export const ScoreBar = ({ label, score, tone, line }: ScoreBarProps) => (
  <span className="flex items-center gap-2">
    <span className="w-7 shrink-0 text-right text-ink">
      <span className="sr-only">{label} </span>
      {score.text}
    </span>
    <span aria-hidden className="relative h-1.5 min-w-10 flex-1 rounded-full bg-sunken">
      <span
        className={cn('absolute inset-y-0 left-0 rounded-full', tone === 'good' ? 'bg-good' : 'bg-bad')}
        style={{ width: `${score.share * 100}%` }}
      />
      {line !== undefined && (
        <span className="absolute -inset-y-0.5 w-px bg-ink-3" style={{ left: `${line * 100}%` }} />
      )}
    </span>
  </span>
);
