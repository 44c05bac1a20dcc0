'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import type { MovementsReport } from '@/lib/domain/report';
import { monthStepper } from '@/lib/view/month-stepper';
import { SourceCard } from './source-card';
import { StackCard } from './stack-card';
import { useChoices } from './use-choices';
import { WaterfallCard } from './waterfall-card';

const options = [
  { value: 'arr', label: 'ARR' },
  { value: 'mrr', label: 'MRR' },
] as const;

/** One month step by step, and the months side by side: the same figures in MRR or ARR. */
export function Movements({ report }: { report: MovementsReport }) {
  const [{ unit, month }, setChoices] = useChoices();
  const stepper = monthStepper(report.rows, month);
  if (!stepper) return null;
  const { row, label, earlier, later } = stepper;
  const show = (period: string) => void setChoices({ month: period === stepper.lastClosed ? null : period });
  return (
    <section aria-label="Movements" className="contents">
      <div className="col-span-full mt-2 -mb-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="mr-auto font-semibold text-ink">Movements</h2>
        <fieldset className="flex items-center gap-0.5">
          <legend className="sr-only">Month of the waterfall</legend>
          <Button
            variant="quiet"
            size="icon"
            className="print:hidden"
            aria-label="Earlier month"
            disabled={earlier === null}
            onClick={() => earlier && show(earlier)}
          >
            <ChevronLeft aria-hidden />
          </Button>
          <output className="min-w-24 text-center font-medium text-ink">{label}</output>
          <Button
            variant="quiet"
            size="icon"
            className="print:hidden"
            aria-label="Later month"
            disabled={later === null}
            onClick={() => later && show(later)}
          >
            <ChevronRight aria-hidden />
          </Button>
        </fieldset>
        <Segmented
          label="Unit of movements"
          options={options}
          value={unit}
          onValue={(chosen) => void setChoices({ unit: chosen })}
        />
      </div>
      <WaterfallCard row={row} currency={report.currency} unit={unit} className="lg:col-span-6" />
      <StackCard report={report} unit={unit} chosen={row.period} onChoose={show} className="lg:col-span-6" />
      <SourceCard row={row} currency={report.currency} className="col-span-full" />
    </section>
  );
}
