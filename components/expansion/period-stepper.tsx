'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';

interface PeriodStepperProps {
  earlier: string | null;
  later: string | null;
  onPeriod(period: string): void;
}

/** To the period before and after. */
export function PeriodStepper({ earlier, later, onPeriod }: PeriodStepperProps) {
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        aria-label="Earlier period"
        disabled={earlier === null}
        onClick={() => earlier !== null && onPeriod(earlier)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Button
        variant="quiet"
        size="small"
        aria-label="Later period"
        disabled={later === null}
        onClick={() => later !== null && onPeriod(later)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </>
  );
}
