'use client';

import { memo, useMemo } from 'react';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { Card } from '@/components/ui/card';
import type { Drill } from '@/lib/view/drill';
import type { RenewalFigures } from '@/lib/view/expansion';
import { type DueModel, prepareDue } from '@/lib/view/expansion-renewals';
import { TableBar } from './swatch';

interface RowsProps {
  caption: string;
  rows: readonly {
    key: string;
    label: string;
    note: string;
    amount: string;
    exact: string;
    bar: number;
    figure: Drill | null;
  }[];
  colour: string;
}

function Rows({ caption, rows, colour }: RowsProps) {
  return (
    <table className="num w-full border-collapse text-xs">
      <caption className="pb-1 text-left text-2xs font-medium text-ink-3">{caption}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-t border-line">
            <th scope="row" className="h-7.5 w-29 text-left font-normal whitespace-nowrap text-ink">
              {row.label}
            </th>
            <td className="px-2" aria-hidden>
              <TableBar share={row.bar} colour={colour} />
            </td>
            <td className="w-22 text-right font-medium whitespace-nowrap text-ink">
              <FigureButton
                figure={row.figure}
                title={row.exact}
                label={`What makes ${row.amount} of ${row.label}`}
                className="min-h-6"
              >
                {row.amount}
              </FigureButton>
            </td>
            <td className="w-24 pl-3 text-right whitespace-nowrap text-ink-3">{row.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const dueRows = ({ due }: DueModel) => due.map(({ accounts, ...row }) => ({ ...row, note: accounts }));
const distanceRows = ({ distances }: DueModel) =>
  distances.map(({ share, ...row }) => ({ ...row, note: share, figure: null }));

/** What is due next, and when in a term customers expand. */
interface DueCardProps {
  figures: RenewalFigures;
  className?: string;
}

export const DueCard = memo(function DueCard({ figures, className }: DueCardProps) {
  const model = useMemo(() => prepareDue(figures), [figures]);
  return (
    <Card
      title={model.finding}
      sub={model.description}
      className={className}
      actions={<DataActions table={model.table} />}
    >
      <div className="grid gap-4">
        <Rows caption="Due" rows={dueRows(model)} colour="var(--mt-compare)" />
        {model.distances.length > 0 && (
          <Rows caption={model.distanceFinding} rows={distanceRows(model)} colour="var(--mv-expansion)" />
        )}
        {model.awaiting && <p className="num text-xs text-pretty text-ink-2">{model.awaiting}</p>}
      </div>
    </Card>
  );
});
