'use client';

import { Copy, Download, Ellipsis, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import { toast } from '@/components/ui/toast-messages';
import { Tooltip } from '@/components/ui/tooltip';
import { csvText, type PlainTable, tsvText } from '@/lib/view/monday/table-text';

interface ChartCardProps {
  title: string;
  description: string;
  /** What the chart shows, for those who do not see it. */
  summary: string;
  table: PlainTable;
  fileName: string;
  /** Pixels; the chart's place is kept while it loads. */
  height: number;
  controls?: ReactNode;
  className?: string;
  children: ReactNode;
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

function TwinTable({ table, label }: { table: PlainTable; label: string }) {
  return (
    <div className="max-h-80 overflow-y-auto">
      <Table aria-label={label}>
        <TableHead>
          <TableRow>
            {table.headers.map((header, column) => (
              <TableHeadCell
                key={`${header} ${String(column)}`}
                numeric={column > 0}
                className="sticky top-0 bg-surface"
              >
                {header}
              </TableHeadCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map(([name = '', ...cells]) => (
            <TableRow key={name}>
              <TableRowHead className="whitespace-nowrap">{name}</TableRowHead>
              {cells.map((cell, column) => (
                <TableCell key={table.headers[column + 1] ?? cell + String(column)} numeric>
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** A chart with its finding as title, its table twin, and its data to take along. */
export function ChartCard({
  title,
  description,
  summary,
  table,
  fileName,
  height,
  controls,
  className,
  children,
}: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  const summaryId = useId();
  const copy = async () => {
    await navigator.clipboard.writeText(tsvText(table));
    toast({ title: 'Table copied' });
  };
  const twinLabel = asTable ? 'Show the chart' : 'Show as a table';
  const actions = (
    <>
      {controls}
      <Tooltip content={twinLabel}>
        <Button
          variant="quiet"
          size="small"
          aria-label={twinLabel}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          <Table2 aria-hidden="true" />
        </Button>
      </Tooltip>
      <Menu>
        <MenuTrigger asChild>
          <Button variant="quiet" size="small" aria-label="More">
            <Ellipsis aria-hidden="true" />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => void copy()}>
            <Copy aria-hidden="true" /> Copy table
          </MenuItem>
          <MenuItem onSelect={() => download(fileName, csvText(table))}>
            <Download aria-hidden="true" /> Download CSV
          </MenuItem>
        </MenuContent>
      </Menu>
    </>
  );
  return (
    <Card title={title} sub={description} actions={actions} className={className}>
      {asTable ? (
        <TwinTable table={table} label={title} />
      ) : (
        <figure aria-describedby={summaryId} style={{ height }}>
          {children}
          <figcaption id={summaryId} className="sr-only">
            {summary}
          </figcaption>
        </figure>
      )}
    </Card>
  );
}
