'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { openFiguresWith } from './drill-desk';
import { useDrill } from './use-drill';

const OpenDrill = dynamic(() => import('./open-drill').then((module) => module.OpenDrill), { ssr: false });

/** Where the panel of an open figure appears; its code comes with the first one. */
export function DrillHost() {
  const { text, show, close } = useDrill();
  useEffect(() => openFiguresWith(show), [show]);
  return text !== null && <OpenDrill key={text} text={text} onClose={close} />;
}
