'use client';

import { Download, Play, Redo2, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import { Tooltip } from '@/components/ui/tooltip';
import type { DeckEditor } from './use-deck-editor';

const Presentation = dynamic(() => import('./presentation').then((module) => module.Presentation), { ssr: false });

const downloadTrigger = (
  <Button variant="primary">
    <Download aria-hidden />
    Download
  </Button>
);

const loadDownload = async () => (await import('./download-menu')).DownloadMenu;

/** Undo, present from the slide that is looked at, take along. */
export function DeckActions({ editor }: { editor: DeckEditor }) {
  const { undo, redo, choice, preview, numbers, index } = editor;
  const [isPresenting, setPresenting] = useState(false);
  const shown = preview.slides.filter((_, at) => numbers[at] !== null);
  const start = numbers.slice(0, index).filter((number) => number !== null).length;
  return (
    <>
      <span className="flex">
        <Tooltip content="Undo">
          <Button variant="quiet" size="icon" aria-label="Undo" disabled={!undo} onClick={() => undo?.()}>
            <Undo2 aria-hidden />
          </Button>
        </Tooltip>
        <Tooltip content="Redo">
          <Button variant="quiet" size="icon" aria-label="Redo" disabled={!redo} onClick={() => redo?.()}>
            <Redo2 aria-hidden />
          </Button>
        </Tooltip>
      </span>
      <Button disabled={shown.length === 0} onClick={() => setPresenting(true)}>
        <Play aria-hidden />
        <span className="max-md:sr-only">Present</span>
      </Button>
      <OnDemand haspopup="menu" trigger={downloadTrigger} load={loadDownload} props={{ choice }} />
      {isPresenting && (
        <Presentation
          slides={shown}
          look={preview.look}
          start={Math.min(start, shown.length - 1)}
          onClose={() => setPresenting(false)}
        />
      )}
    </>
  );
}
