'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useRemoveSample } from './use-remove-sample';

/** Says on every page that the figures are invented, and takes them away in one click. */
export function SampleBadge() {
  const remove = useRemoveSample();
  return (
    <div className="flex items-center gap-1.5 md:mb-2 md:justify-between md:pl-2">
      <Badge tone="caution">Sample company</Badge>
      <Button
        needs="write"
        variant="quiet"
        className="h-6.5 px-2 text-xs print:hidden"
        aria-label="Remove the sample company"
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {remove.isPending ? 'Removing' : 'Remove'}
      </Button>
    </div>
  );
}
