'use client';

import { FileText, LoaderCircle, Presentation } from 'lucide-react';
import { cloneElement, type ReactElement, useState } from 'react';
import { saveFile } from '@/components/charts/save-file';
import type { ButtonProps } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';
import { toast } from '@/components/ui/toast-messages';
import { type DeckFormat, exportDeck } from '@/lib/api/deck-queries';
import type { DeckChoice } from '@/lib/view/deck/deck';

const formats = [
  { format: 'pptx', label: 'PowerPoint', note: 'charts stay editable', Icon: Presentation },
  { format: 'pdf', label: 'PDF', note: 'to read and to print', Icon: FileText },
] as const;

const waiting = (
  <>
    <LoaderCircle aria-hidden className="animate-spin" />
    Making …
  </>
);

/** The deck as a file. Its button says so while the file is made. */
export function DownloadMenu({ choice, trigger }: { choice: DeckChoice } & FloatingProps) {
  const button = trigger as ReactElement<ButtonProps>;
  const [making, setMaking] = useState<DeckFormat | null>(null);
  const take = async (format: DeckFormat) => {
    setMaking(format);
    try {
      const { file, name } = await exportDeck(choice, format);
      saveFile(file, name);
    } catch (error) {
      toast({
        title: 'The file could not be made',
        description: error instanceof Error ? error.message : 'Try again in a moment.',
        tone: 'bad',
      });
    } finally {
      setMaking(null);
    }
  };
  return (
    <>
      <Menu defaultOpen>
        <MenuTrigger asChild>{making === null ? button : cloneElement(button, { children: waiting })}</MenuTrigger>
        <MenuContent className="min-w-64">
          {formats.map(({ format, label, note, Icon }) => (
            <MenuItem key={format} disabled={making !== null} onSelect={() => void take(format)}>
              <Icon aria-hidden />
              {label}
              <span className="ml-auto pl-5 text-xs text-ink-3">{note}</span>
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      <MakingNotice format={making} />
    </>
  );
}

/** What is being made, as long as it is: a strip along the top of the window, which moves nothing. */
function MakingNotice({ format }: { format: DeckFormat | null }) {
  return (
    <>
      {format && (
        <span aria-hidden className="fixed inset-x-0 top-0 z-40 h-0.5 overflow-hidden bg-accent-wash">
          <span className="block h-full w-1/3 animate-[slide-along_1.1s_linear_infinite] bg-accent" />
        </span>
      )}
      <span role="status" className="sr-only">
        {format === null ? '' : `The ${format === 'pdf' ? 'PDF' : 'presentation'} is being made.`}
      </span>
    </>
  );
}
