'use client';

import { FileDown } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';

const load = async () => (await import('./export-menu')).ExportMenu;

/** Takes the page's question along as a file. */
export const ExportPage = () => (
  <OnDemand
    haspopup="menu"
    load={load}
    props={{}}
    trigger={
      <Button>
        <FileDown aria-hidden />
        Export
      </Button>
    }
  />
);
