'use client';

import { useMemo } from 'react';
import { parseDrill } from '@/lib/view/drill';
import { DrillPanel } from './drill-panel';

/** The panel of the figure that a text names; nothing where it names none. */
export function OpenDrill({ text, onClose }: { text: string; onClose(): void }) {
  const drill = useMemo(() => parseDrill(text), [text]);
  return drill && <DrillPanel drill={drill} onClose={onClose} />;
}
