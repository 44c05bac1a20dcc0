import { memo } from 'react';
import { AccountLink } from '@/components/account/account-link';
import { FigureButton } from '@/components/drill/figure-button';
import { cn } from '@/components/ui/cn';
import type { BridgeLine, BridgeMark, BridgeModel, BridgeSection } from '@/lib/view/bridge';

const share = (value: number): string => `${(value * 100).toFixed(3)}%`;

type Ticks = BridgeModel['ticks'];

const Gridlines = ({ ticks }: { ticks: Ticks }) =>
  ticks.map((tick) => (
    <span key={tick.text} className="absolute inset-y-0 w-px bg-gridline" style={{ left: share(tick.at) }} />
  ));

interface BarProps {
  bar: BridgeLine['bar'];
  ticks: Ticks;
  /** A head stands between it and the next bar. */
  beforeHead: boolean;
}

/** The thin line that carries a level down to where the next bar starts. */
const Level = ({ at, beforeHead }: { at: number; beforeHead: boolean }) => (
  <span
    className={cn('absolute top-[calc(100%-7px)] z-1 w-px bg-control-line', beforeHead ? 'h-11' : 'h-3.5')}
    style={{ left: share(at) }}
  />
);

function Bar({ bar, ticks, beforeHead }: BarProps) {
  const rises = bar.to >= bar.from;
  return (
    <td className="relative p-0">
      <span aria-hidden>
        <Gridlines ticks={ticks} />
        <span
          className="absolute inset-y-1.75 min-w-px rounded-[2px]"
          style={{
            left: share(Math.min(bar.from, bar.to)),
            right: share(1 - Math.max(bar.from, bar.to)),
            background: rises ? 'var(--mv-expansion)' : 'var(--mv-churn)',
          }}
        />
        <Level at={bar.to} beforeHead={beforeHead} />
      </span>
    </td>
  );
}

const nameCell = 'h-(--row-dense) max-w-0 py-1 pr-3 text-left font-normal';
const pointsCell = 'py-1 pl-3 text-right whitespace-nowrap';

function Line({ line, ticks, beforeHead }: { line: BridgeLine } & Omit<BarProps, 'bar'>) {
  return (
    <tr>
      <th scope="row" className={cn(nameCell, 'pl-2.5')}>
        <span className="flex gap-x-2 max-lg:flex-col">
          {line.figure?.account === undefined ? (
            <span title={line.name} className="min-h-[24px] truncate leading-[24px] text-ink-2">
              {line.name}
            </span>
          ) : (
            <AccountLink
              account={line.figure.account}
              title={line.name}
              className="min-h-[24px] truncate leading-[24px] text-ink"
            >
              {line.name}
            </AccountLink>
          )}
          <span
            title={line.note}
            className="min-h-4 shrink-[2] truncate text-ink-3 max-lg:text-2xs lg:basis-auto lg:leading-[24px]"
          >
            {line.note}
          </span>
        </span>
      </th>
      <Bar bar={line.bar} ticks={ticks} beforeHead={beforeHead} />
      <td title={line.exact} className={cn(pointsCell, 'text-ink')}>
        <FigureButton figure={line.figure} label={`${line.name}: what changed`} className="min-h-[24px]">
          {line.points}
        </FigureButton>
      </td>
    </tr>
  );
}

function Section({ section, ticks, isLast }: { section: BridgeSection; ticks: Ticks; isLast: boolean }) {
  return (
    <tbody className="border-t border-line">
      <tr>
        <th scope="rowgroup" className={cn(nameCell, 'truncate')}>
          <span title={section.note} className="block truncate">
            <span className="font-semibold text-ink">{section.name}</span>
            <span className="ml-2 text-xs text-ink-3 max-lg:ml-0 max-lg:block max-lg:truncate">{section.note}</span>
          </span>
        </th>
        <td className="relative p-0">
          <span aria-hidden>
            <Gridlines ticks={ticks} />
          </span>
        </td>
        <td className={cn(pointsCell, 'font-semibold text-ink')}>{section.points}</td>
      </tr>
      {section.lines.map((line, index) => (
        <Line key={line.key} line={line} ticks={ticks} beforeHead={!isLast && index === section.lines.length - 1} />
      ))}
    </tbody>
  );
}

/** Start and end: the rate itself, as a thin mark on the axis. */
function End({ mark, ticks, isStart }: { mark: BridgeMark; ticks: Ticks; isStart: boolean }) {
  return (
    <tr className="font-semibold text-ink">
      <th scope="row" className={cn(nameCell, 'truncate font-semibold')}>
        {mark.name}
      </th>
      <td className="relative p-0">
        <span aria-hidden>
          <Gridlines ticks={ticks} />
          <span
            className="absolute inset-y-1.25 z-1 w-0.75 -translate-x-1/2 rounded-[1px] bg-mt-nrr"
            style={{ left: share(mark.at) }}
          />
          {isStart && <Level at={mark.at} beforeHead />}
        </span>
      </td>
      <td className={pointsCell}>
        <FigureButton figure={mark.figure} label={`What makes ${mark.value}`} className="min-h-6">
          <span data-testid={isStart ? 'bridge-from' : 'bridge-to'}>{mark.value}</span>
        </FigureButton>
      </td>
    </tr>
  );
}

/** From the one rate to the other: name, reason and month at the left, bars on one axis, points in a column of their own. */
export const BridgeTable = memo(function BridgeTable({ model }: { model: BridgeModel }) {
  const { start, sections, end, ticks } = model;
  if (!start || !end) return null;
  return (
    <table className="num w-full table-fixed border-collapse text-xs">
      <colgroup>
        <col className="w-[44%] max-md:w-[46%]" />
        <col />
        <col className="w-21 max-md:w-17" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Bar</th>
          <th scope="col">Points of NRR</th>
        </tr>
      </thead>
      <tbody>
        <End mark={start} ticks={ticks} isStart />
      </tbody>
      {sections.map((section, index) => (
        <Section key={section.key} section={section} ticks={ticks} isLast={index === sections.length - 1} />
      ))}
      <tbody className="border-t border-line-strong">
        <End mark={end} ticks={ticks} isStart={false} />
        <tr aria-hidden className="text-2xs text-ink-3">
          <td />
          <td className="relative h-5 p-0">
            {ticks.map((tick, index) => (
              <span
                key={tick.text}
                className={cn('absolute top-1 -translate-x-1/2', index % 2 === 1 && 'max-md:hidden')}
                style={{ left: share(tick.at) }}
              >
                {tick.text}
              </span>
            ))}
          </td>
          <td />
        </tr>
      </tbody>
    </table>
  );
});
