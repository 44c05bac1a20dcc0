import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { BatchFileRow } from '@/lib/view/import-batch';

const tones = { good: 'text-good', bad: 'text-bad', plain: 'text-ink', quiet: 'text-ink-3' } as const;

/** What became of each file, in the order in which they were taken. */
export function BatchFiles({ items }: { items: readonly BatchFileRow[] }) {
  return (
    <section aria-label="File by file">
      <Table>
        <caption className="sr-only">What became of each file</caption>
        <TableHead>
          <TableRow>
            <TableHeadCell>File</TableHeadCell>
            <TableHeadCell>Status</TableHeadCell>
            <TableHeadCell numeric>Rows</TableHeadCell>
            <TableHeadCell className="max-sm:hidden">Outcome</TableHeadCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <TableRow key={item.key}>
              <TableRowHead className="max-w-72">
                <span className="block truncate" title={item.title}>
                  {item.name}
                </span>
                <span className="block text-xs text-ink-3 sm:hidden">{item.outcome}</span>
              </TableRowHead>
              <TableCell className={`whitespace-nowrap ${tones[item.status.tone]}`}>{item.status.label}</TableCell>
              <TableCell numeric>{item.rows}</TableCell>
              <TableCell className="pl-4 text-ink-2 max-sm:hidden">{item.outcome}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
