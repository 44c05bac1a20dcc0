'use client';

import { Link2, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import {
  ActionsHeadCell,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
  TableRowHead,
} from '@/components/ui/table';
import { toast } from '@/components/ui/toast-messages';
import { useViews, useWriteView } from '@/components/views/use-views';
import { type ViewRow, viewRows } from '@/lib/view/saved-views';
import { settingsSections } from '@/lib/view/settings-sections';
import { Section } from './section';

async function copyLink(href: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(new URL(href, window.location.origin).href);
    toast({ title: 'Link copied', tone: 'good' });
  } catch {
    toast({ title: 'The browser did not allow copying', tone: 'bad' });
  }
}

function Rename({ view, onDone }: { view: ViewRow; onDone(): void }) {
  const [name, setName] = useState(view.name);
  const { write } = useWriteView();
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const said = name.trim();
        if (said !== '' && said !== view.name)
          write.mutate({ id: view.id, view: { ...view, name: said }, before: view, done: `Renamed to “${said}”` });
        onDone();
      }}
    >
      <Input
        autoFocus
        aria-label={`New name of ${view.name}`}
        className="w-56"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" variant="primary" disabled={name.trim() === ''}>
        Rename
      </Button>
    </form>
  );
}

function ViewLine({ view }: { view: ViewRow }) {
  const [isRenaming, setRenaming] = useState(false);
  const { write, remove } = useWriteView();
  return (
    <TableRow>
      <TableRowHead>
        {isRenaming ? (
          <Rename view={view} onDone={() => setRenaming(false)} />
        ) : (
          <>
            <Link href={view.href} className="font-medium text-ink underline-offset-2 hover:underline">
              {view.name}
            </Link>{' '}
            {view.is_default && <Badge>default</Badge>}
          </>
        )}
      </TableRowHead>
      <TableCell className="text-ink-2">{view.page}</TableCell>
      <TableCell className="text-ink-2 max-md:hidden">{view.words}</TableCell>
      <TableCell className="text-right whitespace-nowrap">
        <Button
          needs="act"
          variant="quiet"
          className="max-md:hidden"
          onClick={() =>
            write.mutate({
              id: view.id,
              view: { ...view, is_default: !view.is_default },
              before: view,
              done: view.is_default ? `${view.page} opens as it comes` : `${view.page} opens with “${view.name}”`,
            })
          }
        >
          {view.is_default ? 'No default' : 'Make default'}
        </Button>
        <Button
          variant="quiet"
          size="small"
          aria-label={`Copy a link to ${view.name}`}
          onClick={() => void copyLink(view.href)}
        >
          <Link2 aria-hidden />
        </Button>
        <Button
          needs="act"
          variant="quiet"
          size="small"
          aria-label={`Rename ${view.name}`}
          onClick={() => setRenaming(!isRenaming)}
        >
          <Pencil aria-hidden />
        </Button>
        <Button
          needs="act"
          variant="quiet"
          size="small"
          aria-label={`Remove ${view.name}`}
          onClick={() => remove.mutate(view.id)}
        >
          <Trash2 aria-hidden />
        </Button>
      </TableCell>
    </TableRow>
  );
}

/** Every saved view: opened, shared, renamed, made the default of its page, removed. */
export function Views() {
  const rows = viewRows(useViews());
  return (
    <Section section={settingsSections.views}>
      {rows.length === 0 ? (
        <p className="max-w-[72ch] text-ink-2">
          None yet. Set the filters of a page as you like them, then “Views” in its filter bar keeps them under a name.
        </p>
      ) : (
        <Table aria-label="Saved views">
          <TableHead>
            <TableRow>
              <TableHeadCell>Name</TableHeadCell>
              <TableHeadCell>Page</TableHeadCell>
              <TableHeadCell className="max-md:hidden">Shows</TableHeadCell>
              <ActionsHeadCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((view) => (
              <ViewLine key={view.id} view={view} />
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
