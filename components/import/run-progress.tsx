'use client';

import { useEffect, useRef } from 'react';
import { Progress } from '@/components/ui/progress';
import { type ProgressInput, prepareProgress } from '@/lib/view/import-progress';

/** A run under way. What the bar has shown is kept, so that it never runs backwards. */
export function RunProgress({ progress }: { progress: ProgressInput }) {
  const shown = useRef(0);
  const model = prepareProgress(progress, shown.current);
  useEffect(() => {
    shown.current = model.share;
  }, [model.share]);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-1">
        <span className="font-medium text-ink">{model.doing}</span>
        <span className="text-ink-2 tabular-nums">{model.detail}</span>
      </div>
      <Progress label={model.doing} share={model.share} />
    </div>
  );
}
