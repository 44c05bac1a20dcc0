import { cn } from '@/components/ui/cn';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { TwinTable } from '@/lib/view/twin';

const MANY_COLUMNS = 5;

/** The table behind a chart, in the chart's place: longer ones scroll, their heads stay. */
export function Twin({ table, label, heightPx }: { table: TwinTable; label: string; heightPx: number }) {
  return (
    <section
      aria-label={`${label}, as a table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keys
      tabIndex={0}
      className="overflow-y-auto print:h-auto!"
      style={{ height: heightPx }}
    >
      <Table className={cn(table.columns.length > MANY_COLUMNS && 'text-xs [&_td]:pr-2 [&_th]:pr-2')}>
        <TableHead>
          <TableRow>
            {table.columns.map((column) => (
              <TableHeadCell key={column.name} numeric={column.numeric} className="sticky top-0 bg-surface">
                {column.name}
              </TableHeadCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map(([name, ...cells]) => (
            <TableRow key={name?.plain}>
              <TableRowHead className="whitespace-nowrap">{name?.text}</TableRowHead>
              {cells.map((cell, index) => (
                <TableCell key={table.columns[index + 1]?.name} numeric={table.columns[index + 1]?.numeric}>
                  {cell.text}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
