import type { ColumnSeries } from '@/lib/view/expansion-columns';
import { Swatch } from './swatch';

/** The colours' names, in the order of the stack. */
export const Legend = ({ series }: { series: readonly ColumnSeries[] }) => (
  <ul className="mb-2 flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-ink-2">
    {series.map(({ key, label, colour, hatched, round }) => (
      <li key={key} className="flex items-center gap-1.5">
        <Swatch colour={colour} hatched={hatched} round={round} />
        {round ? `− ${label}` : label}
      </li>
    ))}
  </ul>
);
