'use client';

import { Copy, Download, Ellipsis, Link2, Table2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast-messages';
import { Tooltip } from '@/components/ui/tooltip';
import { csvOf, type TwinTable, tsvOf } from '@/lib/view/twin';

/** Between the chart and the table behind it. */
export function TwinToggle({ pressed, onPress }: { pressed: boolean; onPress(): void }) {
  const label = pressed ? 'Show the chart' : 'Show as a table';
  return (
    <Tooltip content={label}>
      <Button variant="quiet" size="small" aria-label={label} aria-pressed={pressed} onClick={onPress}>
        <Table2 aria-hidden className={pressed ? 'text-ink' : undefined} />
      </Button>
    </Tooltip>
  );
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ title: done, tone: 'good' });
  } catch {
    toast({ title: 'The browser did not allow copying', description: 'Download the CSV instead.', tone: 'bad' });
  }
}

/** A byte order mark goes first: without it some spreadsheets misread names. */
function download(table: TwinTable): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', csvOf(table)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${table.fileName}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

/** What a card's data can be taken away as. */
export function DataMenu({ table }: { table: TwinTable }) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="quiet" size="small" aria-label="Copy or download">
          <Ellipsis aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => void copy(tsvOf(table), 'Table copied')}>
          <Copy aria-hidden />
          Copy table
        </MenuItem>
        <MenuItem onSelect={() => download(table)}>
          <Download aria-hidden />
          Download CSV
        </MenuItem>
        <MenuItem onSelect={() => void copy(window.location.href, 'Link copied')}>
          <Link2 aria-hidden />
          Copy link to this page
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
