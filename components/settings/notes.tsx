'use client';

import { Pencil, Plus, Trash2 } from 'lucide-react';
import { openNote } from '@/components/notes/note-desk';
import { useNotes } from '@/components/notes/use-notes';
import { useWriteNote } from '@/components/notes/use-write-note';
import { Button } from '@/components/ui/button';
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
import { dayText } from '@/lib/view/format';
import { noteKindNames } from '@/lib/view/notes';
import { settingsSections } from '@/lib/view/settings-sections';
import { Section } from './section';

/** Every note, the newest day first; written, changed and removed. `today`: where a new one begins. */
export function Notes({ today }: { today: string }) {
  const notes = useNotes().toReversed();
  const { remove } = useWriteNote();
  return (
    <Section
      section={settingsSections.notes}
      actions={
        <Button needs="act" onClick={() => openNote(today)}>
          <Plus aria-hidden />
          Add a note
        </Button>
      }
    >
      {notes.length === 0 ? (
        <p className="max-w-[72ch] text-ink-2">
          None yet. A price rise, a launch, a new lead of customer success: what explains a bend in a line. On a chart,
          N at a point writes one, and so does the panel that a point opens.
        </p>
      ) : (
        <Table aria-label="Notes">
          <TableHead>
            <TableRow>
              <TableHeadCell>On</TableHeadCell>
              <TableHeadCell>Note</TableHeadCell>
              <TableHeadCell className="max-md:hidden">Kind</TableHeadCell>
              <ActionsHeadCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {notes.map((note) => (
              <TableRow key={note.id}>
                <TableRowHead className="w-28 whitespace-nowrap text-ink-2">{dayText(note.on)}</TableRowHead>
                <TableCell className="py-1.5">
                  <span className="font-medium text-ink">{note.title}</span>
                  {note.text && <span className="block max-w-[64ch] text-xs text-ink-3">{note.text}</span>}
                </TableCell>
                <TableCell className="text-ink-2 max-md:hidden">{noteKindNames[note.kind]}</TableCell>
                <TableCell className="text-right whitespace-nowrap">
                  <Button
                    needs="act"
                    variant="quiet"
                    size="small"
                    aria-label={`Change “${note.title}”`}
                    onClick={() => openNote(note)}
                  >
                    <Pencil aria-hidden />
                  </Button>
                  <Button
                    needs="act"
                    variant="quiet"
                    size="small"
                    aria-label={`Remove “${note.title}”`}
                    onClick={() => remove.mutate(note.id)}
                  >
                    <Trash2 aria-hidden />
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
