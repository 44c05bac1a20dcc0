import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { prepareDue } from '@/lib/view/ahead';
import type { Due } from '@/lib/view/due';
import { DueRows } from './due-rows';

/** Renewals that come up, and terms that are over without an answer. */
export function DueCard({ report, className }: { report: Due; className?: string }) {
  const model = prepareDue(report);
  return (
    <Card
      title={model.finding}
      sub={model.description}
      className={className}
      actions={<DataActions table={model.table} exhibit="due" />}
    >
      <DueRows caption="Term ends" rows={model.rows} colour="var(--mt-compare)" />
    </Card>
  );
}
