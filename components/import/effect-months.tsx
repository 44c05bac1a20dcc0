'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { MonthLine, MonthsModel } from '@/lib/view/import-months';

const looks = {
  after: { stroke: 'var(--ink)', width: 1.75, dash: undefined, words: 'text-ink' },
  before: { stroke: 'var(--mt-compare)', width: 1.75, dash: '5 4', words: 'text-ink-3' },
} as const;

/** Rows that are seen without being asked for. */
const FIRST_ROWS = 6;

function Line({ line }: { line: MonthLine }) {
  const look = looks[line.key];
  const stroke = { stroke: look.stroke, strokeWidth: look.width, strokeDasharray: look.dash };
  return (
    <>
      {line.paths.map((path) => (
        <path key={path} d={path} fill="none" vectorEffect="non-scaling-stroke" strokeLinejoin="round" {...stroke} />
      ))}
      {line.dots.map(({ x, y }) => (
        <path
          key={x}
          d={`M${x} ${y}h0.01`}
          fill="none"
          vectorEffect="non-scaling-stroke"
          strokeLinecap="round"
          stroke={look.stroke}
          strokeWidth={6}
        />
      ))}
    </>
  );
}

/** ARR by month, as it is (dashed) and as it would be: drawn in shares of its own place, so that it fits any width. */
function Chart({ model }: { model: MonthsModel }) {
  return (
    <figure
      aria-label={model.summary}
      className="grid content-start grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 pt-2 text-2xs text-ink-3"
    >
      <div className="relative h-44 w-12">
        {model.ticks.map((tick) => (
          <span
            key={tick.share}
            className="num absolute right-0 -translate-y-1/2"
            style={{ top: `${tick.share * 100}%` }}
          >
            {tick.label}
          </span>
        ))}
      </div>
      <div className="relative h-44">
        {model.ticks.map((tick) => (
          <span
            key={tick.share}
            aria-hidden
            className={cn('absolute inset-x-0 border-t', tick.share === 1 ? 'border-control-line' : 'border-line')}
            style={{ top: `${tick.share * 100}%` }}
          />
        ))}
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          {model.lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </svg>
      </div>
      <div className="relative h-44 w-22">
        {model.lines.map(
          ({ key, end }) =>
            end && (
              <span
                key={key}
                className={cn('num absolute left-0 -translate-y-1/2 font-medium whitespace-nowrap', looks[key].words)}
                style={{ top: `${end.share * 100}%` }}
              >
                {end.label}
              </span>
            ),
        )}
      </div>
      <div className="relative col-start-2 mt-1.5 h-4">
        {model.marks.map((mark) => (
          <span
            key={mark.share}
            className={cn(
              'absolute whitespace-nowrap',
              mark.share === 0 ? '' : mark.share === 1 ? '-translate-x-full' : '-translate-x-1/2',
            )}
            style={{ left: `${mark.share * 100}%` }}
          >
            {mark.label}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** A figure for which a phone has no room. */
const Wide = ({ children }: { children: string }) => (
  <TableCell numeric className="text-ink-2 max-sm:hidden">
    {children}
  </TableCell>
);

function Months({ model }: { model: MonthsModel }) {
  const { hasBefore } = model;
  const [all, setAll] = useState(false);
  const rows = all ? model.rows : model.rows.slice(0, FIRST_ROWS);
  return (
    <div className="grid content-start gap-2">
      <Table>
        <caption className="sr-only">{hasBefore ? 'Months whose figures change' : 'Figures by month'}</caption>
        <TableHead>
          <TableRow>
            <TableHeadCell>Month</TableHeadCell>
            {hasBefore && (
              <TableHeadCell numeric className="max-sm:hidden">
                ARR before
              </TableHeadCell>
            )}
            <TableHeadCell numeric>{hasBefore ? 'ARR after' : 'ARR'}</TableHeadCell>
            {hasBefore && <TableHeadCell numeric>Change</TableHeadCell>}
            {hasBefore && (
              <TableHeadCell numeric className="max-sm:hidden">
                NRR before
              </TableHeadCell>
            )}
            <TableHeadCell numeric>{hasBefore ? 'NRR after' : 'NRR'}</TableHeadCell>
            {hasBefore && (
              <TableHeadCell numeric className="max-sm:hidden">
                Change
              </TableHeadCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.month} data-month={row.month}>
              <TableRowHead className="whitespace-nowrap">{row.label}</TableRowHead>
              {hasBefore && <Wide>{row.arrBefore}</Wide>}
              <TableCell numeric>{row.arrAfter}</TableCell>
              {hasBefore && (
                <TableCell numeric className="text-ink-2">
                  {row.arrChange}
                </TableCell>
              )}
              {hasBefore && <Wide>{row.nrrBefore}</Wide>}
              <TableCell numeric>{row.nrrAfter}</TableCell>
              {hasBefore && <Wide>{row.nrrChange}</Wide>}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
        {model.unchanged}
        {!all && model.rows.length > rows.length && (
          <Button variant="quiet" className="print:hidden" onClick={() => setAll(true)}>
            Show all {model.rows.length} months
          </Button>
        )}
      </p>
    </div>
  );
}

/** What an import does to ARR and NRR, month by month. */
export function EffectMonths({ model }: { model: MonthsModel }) {
  return (
    <section aria-label="Month by month" className="grid gap-3">
      <h3 className="font-semibold text-ink">{model.title}</h3>
      <div className="grid grid-cols-1 gap-x-10 gap-y-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Chart model={model} />
        {model.rows.length > 0 && <Months model={model} />}
      </div>
    </section>
  );
}
