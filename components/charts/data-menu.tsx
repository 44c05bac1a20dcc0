'use client';

import { Copy, Download, Link2 } from 'lucide-react';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';
import { toast } from '@/components/ui/toast-messages';
import { csvOf, type TwinSource, type TwinTable, tsvOf } from '@/lib/view/twin';

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
export function DataMenu({ table, trigger }: { table: TwinSource } & FloatingProps) {
  const withTable = async (take: (table: TwinTable) => void | Promise<void>): Promise<void> => {
    try {
      await take(typeof table === 'function' ? await table() : table);
    } catch {
      toast({ title: 'The table could not be loaded', description: 'Try again in a moment.', tone: 'bad' });
    }
  };
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => void withTable((known) => copy(tsvOf(known), 'Table copied'))}>
          <Copy aria-hidden />
          Copy table
        </MenuItem>
        <MenuItem onSelect={() => void withTable(download)}>
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
