import { AmountButton } from '@/components/drill/amount-button';
import { TableBar } from '@/components/expansion/swatch';
import type { DueRow } from '@/lib/view/due';

interface DueRowsProps {
  caption: string;
  rows: readonly DueRow[];
  colour: string;
}

/** Amounts by distance, each with its bar; a figure opens to its accounts. */
export const DueRows = ({ caption, rows, colour }: DueRowsProps) => (
  <table className="num w-full table-fixed border-collapse text-xs">
    <caption className="pb-1 text-left text-2xs font-medium text-ink-3">{caption}</caption>
    <colgroup>
      <col className="w-30" />
      <col />
      <col className="w-24" />
      <col className="w-26" />
    </colgroup>
    <tbody>
      {rows.map((row) => (
        <tr key={row.key} className="border-t border-line">
          <th scope="row" className="h-8 truncate text-left font-normal text-ink">
            {row.label}
          </th>
          <td className="px-2" aria-hidden>
            <TableBar share={row.bar} colour={colour} />
          </td>
          <td className="text-right font-medium whitespace-nowrap text-ink">
            <AmountButton row={row} of={row.label} className="min-h-[24px]" />
          </td>
          <td className="pl-3 text-right whitespace-nowrap text-ink-3">{row.note}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
