'use client';

import { useTimeZone } from '@/components/adjust/use-time-zone';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { DigestStateAnswer } from '@/lib/api/contract/digest';
import { deliveryRows } from '@/lib/view/digest/page';

/** Every message with what became of it, the newest first. */
export function HistoryCard({ state }: { state: DigestStateAnswer }) {
  const rows = deliveryRows(state.deliveries, useTimeZone());
  const failed = rows.filter(({ tone }) => tone === 'bad').length;
  const title =
    rows.length === 0
      ? 'Nothing was sent yet'
      : failed === 0
        ? 'Every message went out'
        : `${failed} of the last ${rows.length} messages ${failed === 1 ? 'was' : 'were'} not delivered`;
  return (
    <Card title={title} sub="The last 50 messages: digests, alerts and tests">
      {rows.length === 0 ? (
        <p className="text-ink-2">A test goes out at once; the first digest when it is due.</p>
      ) : (
        <Table aria-label="Messages">
          <TableHead>
            <TableRow>
              <TableHeadCell>When</TableHeadCell>
              <TableHeadCell>To</TableHeadCell>
              <TableHeadCell className="max-md:hidden">Subject</TableHeadCell>
              <TableHeadCell>Outcome</TableHeadCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ key, when, what, subject, to, outcome, tone, error }) => (
              <TableRow key={key}>
                <TableRowHead className="py-1.5 align-top text-ink-2 md:whitespace-nowrap">
                  {when}
                  <span className="block text-xs text-ink-3">{what}</span>
                </TableRowHead>
                <TableCell className="py-1.5 align-top text-ink [overflow-wrap:anywhere]">{to}</TableCell>
                <TableCell className="py-1.5 align-top text-ink-2 max-md:hidden">{subject}</TableCell>
                <TableCell className="py-1.5 align-top">
                  <Badge tone={tone}>{outcome}</Badge>
                  {error !== null && (
                    <span className="mt-0.5 block max-w-[52ch] text-xs text-ink-3 [overflow-wrap:anywhere]">
                      {error}
                    </span>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
