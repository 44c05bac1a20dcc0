'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { drillText } from '@/lib/view/drill';
import { openFiguresWith } from './drill-desk';
import { useDrill } from './use-drill';

const DrillPanel = dynamic(() => import('./drill-panel').then((module) => module.DrillPanel), { ssr: false });

/** Where the panel of an open figure appears; its code comes with the first one. */
export function DrillHost() {
  const { drill, show, close } = useDrill();
  useEffect(() => openFiguresWith(show), [show]);
  return drill && <DrillPanel key={drillText(drill)} drill={drill} onClose={close} />;
}
