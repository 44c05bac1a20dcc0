import { cn } from '@/components/ui/cn';
import type { TriangleModel } from '@/lib/view/cohort-triangle';
import { stay } from './triangle-row';

const CURVE_HEIGHT_PX = 52;
const PAD_PX = 8;

/** The average as a line above its columns. The foot has its figures. */
function AverageCurve({ curve }: { curve: NonNullable<TriangleModel['curve']> }) {
  const y = (share: number): number => PAD_PX + share * (CURVE_HEIGHT_PX - 2 * PAD_PX);
  const path = curve.path.map((point) => `${point.x},${y(point.y)}`).join(' ');
  const neutral = curve.neutral === null ? null : y(curve.neutral);
  return (
    <div className="relative" style={{ height: CURVE_HEIGHT_PX }}>
      <svg
        aria-hidden
        viewBox={`0 0 1 ${CURVE_HEIGHT_PX}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
      >
        {neutral !== null && (
          <line x1={0} x2={1} y1={neutral} y2={neutral} stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
        )}
        <polyline
          points={path}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={1.75}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </div>
  );
}

const cellHead = 'border-b border-line-strong pb-1.5 align-bottom text-2xs font-medium text-ink-3';
const sticks = 'sticky top-0 bg-surface print:static';

/** The average's line, and the names of the columns, which stay in sight. */
export function TriangleHead({ model }: { model: TriangleModel }) {
  const { ages, curve, ageName } = model;
  return (
    <>
      <colgroup>
        <col className="w-[76px]" />
        <col className="w-[40px]" />
        <col className="w-[68px]" />
        {ages.map((age) => (
          <col key={age} />
        ))}
      </colgroup>
      <thead>
        {curve && (
          <tr aria-hidden>
            <td className={cn(stay.name, 'align-middle text-2xs text-ink-3')}>Average</td>
            <td colSpan={2} className={cn(stay.accounts, 'pr-3 text-right align-middle text-2xs font-medium text-ink')}>
              {curve.high}
            </td>
            <td colSpan={ages.length} className="p-0">
              <AverageCurve curve={curve} />
            </td>
          </tr>
        )}
        <tr>
          <th scope="col" className={cn(cellHead, sticks, 'left-0 z-30 pr-2 text-left')}>
            Cohort
          </th>
          <th scope="col" className={cn(cellHead, sticks, 'z-20 pr-2 text-right md:left-[76px] md:z-30')}>
            n
          </th>
          <th
            scope="col"
            className={cn(cellHead, sticks, 'z-20 pr-3 text-right whitespace-nowrap md:left-[116px] md:z-30')}
          >
            Start ARR
          </th>
          {ages.map((age) => (
            <th key={age} scope="col" className={cn(cellHead, sticks, 'z-20 text-center')}>
              {age === 0 && <span className="sr-only">{ageName} </span>}
              {age}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
