'use client';

import { Copy, Download, Link2, MessageSquarePlus } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { openNote } from '@/components/notes/note-desk';
import type { Picture, PictureOrder } from '@/components/picture/picture';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';
import { toast } from '@/components/ui/toast-messages';
import { firstDayOfTable } from '@/lib/view/notes';
import { csvOf, type TwinSource, type TwinTable, tsvOf } from '@/lib/view/twin';
import { DeckItems } from './deck-items';
import { PictureItems } from './picture-items';
import { saveFile } from './save-file';

const PictureMaker = lazy(async () => ({ default: (await import('@/components/picture/picture-maker')).PictureMaker }));

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ title: done, tone: 'good' });
  } catch {
    toast({ title: 'The browser did not allow copying', description: 'Download the CSV instead.', tone: 'bad' });
  }
}

/** A byte order mark goes first: without it some spreadsheets misread names. */
const download = (table: TwinTable): void =>
  saveFile(new Blob(['\uFEFF', csvOf(table)], { type: 'text/csv;charset=utf-8' }), `${table.fileName}.csv`);

async function withTable(source: TwinSource, take: (table: TwinTable) => void | Promise<void>): Promise<void> {
  try {
    await take(typeof source === 'function' ? await source() : source);
  } catch {
    toast({ title: 'The table could not be loaded', description: 'Try again in a moment.', tone: 'bad' });
  }
}

export interface DataMenuProps {
  /** Null: no table holds what is shown. */
  table: TwinSource | null;
  /** Null: there is nothing to draw. */
  picture: Picture | null;
  /** What it is called on a slide; undefined: it can be put on none. */
  exhibit?: string | undefined;
  /** What the card shows that the page's address does not say: words of its question. */
  says?: Readonly<Record<string, string>> | undefined;
}

/** What a card's data can be taken away as. */
export function DataMenu({ table, picture, exhibit, says, trigger }: DataMenuProps & FloatingProps) {
  const [order, setOrder] = useState<PictureOrder | null>(null);
  const noteDay = table === null || typeof table === 'function' ? null : firstDayOfTable(table);
  const onDone = useCallback(() => setOrder(null), []);
  return (
    <>
      <Menu defaultOpen>
        <MenuTrigger asChild>{trigger}</MenuTrigger>
        <MenuContent className="min-w-56">
          {table !== null && (
            <>
              <MenuItem onSelect={() => void withTable(table, (known) => copy(tsvOf(known), 'Table copied'))}>
                <Copy aria-hidden />
                Copy table
              </MenuItem>
              <MenuItem onSelect={() => void withTable(table, download)}>
                <Download aria-hidden />
                Download CSV
              </MenuItem>
            </>
          )}
          <MenuItem onSelect={() => void copy(window.location.href, 'Link copied')}>
            <Link2 aria-hidden />
            Copy link to this page
          </MenuItem>
          {noteDay !== null && (
            <MenuItem needs="act" onSelect={() => openNote(noteDay)}>
              <MessageSquarePlus aria-hidden />
              Note on a date
            </MenuItem>
          )}
          {exhibit !== undefined && <DeckItems exhibit={exhibit} says={says} />}
          {picture && <PictureItems onOrder={setOrder} />}
        </MenuContent>
      </Menu>
      {picture && order && (
        <Suspense>
          <PictureMaker picture={picture} order={order} onDone={onDone} />
        </Suspense>
      )}
    </>
  );
}
