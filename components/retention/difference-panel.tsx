'use client';

import { AccountLink } from '@/components/account/account-link';
import { DataActions } from '@/components/charts/data-actions';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { DifferenceModel } from '@/lib/view/definitions-side';

/** The accounts that count otherwise under another definition; their amounts add up to the difference. */
export function DifferencePanel({ model, onClose }: { model: DifferenceModel; onClose(): void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        place="panel"
        title={model.title}
        description={model.sentence}
        actions={<DataActions table={model.table} />}
      >
        <Table className="text-xs">
          <TableHead>
            <TableRow>
              <TableHeadCell>Account</TableHeadCell>
              <TableHeadCell numeric>ARR, against ours</TableHeadCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {model.rows.map((row) => (
              <TableRow key={row.account}>
                <TableRowHead className="max-w-60">
                  <AccountLink account={row.account} title={row.name} className="block min-h-[24px] truncate leading-6">
                    {row.name}
                  </AccountLink>
                </TableRowHead>
                <TableCell numeric className="text-ink">
                  {row.arr}
                </TableCell>
              </TableRow>
            ))}
            {model.rest && (
              <TableRow>
                <TableRowHead className="text-ink-2">{model.rest.accounts} more; the file has them all</TableRowHead>
                <TableCell numeric>{model.rest.arr}</TableCell>
              </TableRow>
            )}
          </TableBody>
          <tfoot>
            <TableRow className="font-semibold [&>*]:border-t [&>*]:border-line-strong">
              <TableRowHead className="font-semibold">Sum</TableRowHead>
              <TableCell numeric data-testid="difference-sum">
                {model.sum}
              </TableCell>
            </TableRow>
          </tfoot>
        </Table>
      </DialogContent>
    </Dialog>
  );
}
