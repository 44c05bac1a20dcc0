'use client';

import { useEffect, useRef } from 'react';
import { Progress } from '@/components/ui/progress';
import { type ProgressInput, type ProgressModel, prepareProgress } from '@/lib/view/import-progress';

interface ProgressBarProps {
  /** What there is to show, never below the share that was shown last. */
  prepare(shownShare: number): ProgressModel;
}

/** How far it is, in words and as a bar. What the bar has shown is kept, so that it never runs backwards. */
export function ProgressBar({ prepare }: ProgressBarProps) {
  const shown = useRef(0);
  const model = prepare(shown.current);
  useEffect(() => {
    shown.current = model.share;
  }, [model.share]);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 font-medium text-ink">{model.doing}</span>
        <span className="text-ink-2 tabular-nums">{model.detail}</span>
      </div>
      <Progress label={model.doing} share={model.share} />
    </div>
  );
}

/** One run under way. */
export function RunProgress({ progress }: { progress: ProgressInput }) {
  return <ProgressBar prepare={(shownShare) => prepareProgress(progress, shownShare)} />;
}
