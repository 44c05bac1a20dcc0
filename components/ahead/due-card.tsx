import { DataActions } from '@/components/charts/data-actions';
import { Card } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableRow, TableRowHead } from '@/components/ui/table';
import { type Due, prepareDue } from '@/lib/view/ahead';

/** Renewals that come up, and terms that are over without an answer. */
export function DueCard({ report, className }: { report: Due; className?: string }) {
  const model = prepareDue(report);
  return (
    <Card
      title={model.finding}
      sub="ARR of lines whose term ends; each row counts those above it too"
      className={className}
      actions={<DataActions table={model.table} />}
    >
      <Table>
        <TableBody>
          {model.rows.map((row) => (
            <TableRow key={row.label}>
              <TableRowHead>{row.label}</TableRowHead>
              <TableCell numeric className="text-ink-2">
                {row.accounts}
              </TableCell>
              <TableCell numeric className="font-medium text-ink">
                {row.arr}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
