import { cn } from '@/components/ui/cn';
import type { TriangleMean } from '@/lib/view/cohort-triangle';
import { stay } from './triangle-row';

const foot = 'bg-surface';

/** Average and number of cohorts by age; they stay in sight. */
export function TriangleFoot({ mean }: { mean: readonly TriangleMean[] }) {
  return (
    <tfoot className="sticky bottom-0 z-20 print:static">
      <tr className="[&>*]:border-t [&>*]:border-line-strong">
        <th scope="row" className={cn(stay.name, 'text-left font-semibold text-ink')}>
          Average
        </th>
        <td colSpan={2} className={stay.accounts} />
        {mean.map((cell, age) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell's age is its key
          <td key={age} className={cn(foot, 'p-px')} title={cell.words}>
            <span
              className="grid h-[26px] place-content-center rounded-[2px] text-2xs font-semibold text-ink print:text-[8px]"
              style={{ background: cell.colour === null ? undefined : `var(${cell.colour})` }}
            >
              {cell.text}
            </span>
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row" className={cn(stay.name, 'text-left font-normal text-ink-3')}>
          n cohorts
        </th>
        <td colSpan={2} className={stay.accounts} />
        {mean.map((cell, age) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell's age is its key
          <td key={age} className={cn(foot, 'h-[24px] text-center text-2xs text-ink-3')}>
            {cell.cohorts}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
