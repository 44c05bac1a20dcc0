'use client';

import { Ellipsis } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import type { RowMenuItems } from './row-menu-items';

const load = async () => (await import('./row-menu-items')).RowMenuItems;

/** The further things that can be done with a row. */
export const RowMenu = ({ label, items }: { label: string } & RowMenuItems) => (
  <OnDemand
    haspopup="menu"
    load={load}
    props={{ items }}
    trigger={
      <Button needs="act" variant="quiet" size="small" aria-label={label}>
        <Ellipsis aria-hidden />
      </Button>
    }
  />
);
