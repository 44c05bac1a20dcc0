'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { saveFile } from '@/components/charts/save-file';
import { useQuestion } from '@/components/filters/use-question';
import { toast } from '@/components/ui/toast-messages';
import { glossaryQuery, workspaceQuery } from '@/lib/api/queries';
import { footnoteOf, pictureSizes } from '@/lib/view/picture';
import type { Picture, PictureOrder } from './picture';
import { pngFileOf, svgFileOf } from './picture-file';
import { PictureFrame } from './picture-frame';

/** So many looks in a row without a change: everything is drawn. */
const STILL_LOOKS = 5;
const LOOK_MS = 40;
const MOST_LOOKS = 125;
/** A page for a long table is made wider in steps of at least this, and no wider than that. */
const LEAST_STEP = 1.04;
const MOST_PX = 4000;

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_MS));

/** Waits until charts have measured their room and drawn. */
async function drawn(frame: HTMLElement): Promise<void> {
  let before = '';
  let still = 0;
  for (let look = 0; look < MOST_LOOKS && still < STILL_LOOKS; look++) {
    await pause();
    still = frame.innerHTML === before ? still + 1 : 0;
    before = frame.innerHTML;
  }
}

/** How much wider a page would hold what is cut off, which in turn makes it lower; 1: nothing is. */
function missingRoom(frame: HTMLElement): number {
  const content = frame.querySelector('[data-content]');
  if (!content) return 1;
  const down = content.scrollHeight / content.clientHeight;
  const across = content.scrollWidth / content.clientWidth;
  return down < 1.005 && across < 1.005 ? 1 : Math.max(Math.sqrt(down), across, LEAST_STEP);
}

interface PictureMakerProps {
  picture: Picture;
  order: PictureOrder;
  onDone(): void;
}

/** Lays a picture out beside the page, writes it to a file, and goes. */
export function PictureMaker({ picture, order, onDone }: PictureMakerProps) {
  const size = pictureSizes[order.size];
  const frame = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState<number>(size.pageWidthPx);
  const [question] = useQuestion();
  const { data: state } = useQuery(workspaceQuery());
  const glossary = useQuery(glossaryQuery());
  const isReady = !glossary.isPending;
  const metrics = picture.metrics.flatMap(
    (slug) => glossary.data?.metrics.find((metric) => metric.slug === slug) ?? [],
  );
  const workspace = state?.workspace ?? null;
  useEffect(() => {
    let isOver = false;
    const make = async (element: HTMLDivElement) => {
      await drawn(element);
      if (isOver) return;
      const wider = widthPx * missingRoom(element);
      if (wider > widthPx && widthPx < MOST_PX) return setWidthPx(Math.min(wider, MOST_PX));
      const svg = await svgFileOf(element, size, picture.title);
      const file = order.kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngFileOf(svg, size);
      if (isOver) return;
      saveFile(file, `${picture.fileName}-${order.size}.${order.kind}`);
      onDone();
    };
    if (isReady && frame.current)
      make(frame.current).catch((error: unknown) => {
        toast({
          title: 'The picture could not be made',
          description: error instanceof Error ? error.message : 'Download the CSV instead.',
          tone: 'bad',
        });
        onDone();
      });
    return () => {
      isOver = true;
    };
  }, [isReady, widthPx, size, order, picture, onDone]);
  return createPortal(
    <PictureFrame
      ref={frame}
      picture={picture}
      footnote={footnoteOf(workspace, question, metrics)}
      of={workspace?.name ?? 'Ratchet'}
      widthPx={widthPx}
      typeScale={order.size === 'social' ? 1.1 : 1}
      palette={order.palette}
    />,
    document.body,
  );
}
