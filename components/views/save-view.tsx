'use client';

import { Bookmark } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';

const load = async () => (await import('./views-popover')).ViewsPopover;

/** Keeps what the page shows under a name, and leads to what was kept. */
export const SaveView = () => (
  <OnDemand
    haspopup="dialog"
    load={load}
    props={{}}
    trigger={
      <Button>
        <Bookmark aria-hidden />
        Views
      </Button>
    }
  />
);
