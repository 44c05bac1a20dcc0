'use client';

import { type MouseEvent, type ReactNode, useId } from 'react';
import { showFigure } from '@/components/drill/drill-desk';
import { cn } from '@/components/ui/cn';
import { cellAt, type TriangleModel } from '@/lib/view/cohort-triangle';
import { TriangleFoot } from './triangle-foot';
import { TriangleHead } from './triangle-head';
import { Row } from './triangle-row';
import { type CellBox, useCells } from './use-cells';

/** Outlines of the row and the column of the cell that is reached. */
function Crosshair({ box }: { box: CellBox }) {
  const line = 'pointer-events-none absolute z-25 rounded-xs border border-ink-2 print:hidden';
  return (
    <>
      <span aria-hidden className={cn(line, 'inset-x-0')} style={{ top: box.top, height: box.height }} />
      <span aria-hidden className={cn(line, 'inset-y-0')} style={{ left: box.left, width: box.width }} />
    </>
  );
}

/** Rows in sight at once; more of them scroll under the head, over the foot. */
const BOX =
  'scroll-pt-[28px] scroll-pb-[56px] scroll-pl-[78px] md:scroll-pl-[186px] max-h-[max(78vh,880px)] overflow-auto overscroll-x-contain print:max-h-none print:overflow-visible';

interface TriangleTableProps {
  model: TriangleModel;
  legend: ReactNode;
}

/** The cohort table. One line above it says what the reached cell is, to eyes and ears alike. */
export function TriangleTable({ model, legend }: TriangleTableProps) {
  const { table, stop, reached, reach, leave, onKeyDown } = useCells(model.rows.map(({ cells }) => cells.length));
  const hint = useId();
  const onClick = ({ target }: MouseEvent) => {
    const cell = (target as Element).closest<HTMLElement>('button[data-age]');
    const figure = cell && cellAt(model, Number(cell.dataset.row), Number(cell.dataset.age))?.figure;
    if (figure) showFigure(figure);
  };
  const said = reached && cellAt(model, reached.row, reached.age);
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        {legend}
        <p
          role="status"
          className="num min-h-[16px] text-xs text-ink-2 max-md:min-h-[32px] max-md:w-full pointer-coarse:min-h-[32px] print:hidden"
        >
          {said ? (
            said.words
          ) : (
            <span aria-hidden className="pointer-coarse:hidden">
              Point at a cell, or use the arrow keys
            </span>
          )}
        </p>
      </div>
      <p id={hint} className="sr-only">
        Arrow keys move from cell to cell, Enter opens the accounts of one.
      </p>
      <div className={BOX}>
        <div className="relative print:min-w-0!" style={{ minWidth: model.leastWidthPx }}>
          <table
            ref={table}
            aria-describedby={hint}
            onPointerOver={reach}
            onPointerLeave={leave}
            onFocus={reach}
            onBlur={leave}
            onKeyDown={onKeyDown}
            onClick={onClick}
            className="num w-full table-fixed border-separate border-spacing-0 text-xs"
          >
            <caption className="sr-only">
              {model.title}. {model.description}
            </caption>
            <TriangleHead model={model} />
            <tbody>
              {model.rows.map((row, index) => (
                <Row key={row.cohort} row={row} index={index} stopAge={index === stop.row ? stop.age : null} />
              ))}
            </tbody>
            {model.mean && <TriangleFoot mean={model.mean} />}
          </table>
          {reached && <Crosshair box={reached.box} />}
        </div>
      </div>
    </>
  );
}
