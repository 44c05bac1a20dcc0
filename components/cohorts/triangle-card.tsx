'use client';

import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { prepareTriangle } from '@/lib/view/cohort-triangle';
import type { CohortsAnswer, CohortsShown } from '@/lib/view/cohorts';
import { PartSelect } from './part-select';
import { ScaleLegend } from './scale-legend';
import { TriangleTable } from './triangle-table';

interface TriangleCardProps {
  answer: CohortsAnswer;
  shown: CohortsShown;
  /** The last month asked for. */
  to: string | undefined;
}

/** The cohort table with its scale. */
export function TriangleCard({ answer, shown, to }: TriangleCardProps) {
  const model = prepareTriangle(shown, to);
  const draw = () => <TriangleTable model={model} legend={<ScaleLegend legend={model.scale} marks={model.marks} />} />;
  const picture = { title: model.title, sub: model.description, fileName: model.table.fileName, metrics: [], draw };
  return (
    <Card
      title={model.title}
      sub={model.description}
      actions={
        <>
          {answer.groups && <PartSelect answer={answer} />}
          <DataActions table={model.table} picture={picture} exhibit="cohort-triangle" />
        </>
      }
    >
      {draw()}
    </Card>
  );
}
