'use client';

import { Ellipsis } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';

/** The further things that can be done with a row. */
export const RowMenu = ({ label, items }: { label: string; items: readonly { name: string; run(): void }[] }) => (
  <Menu>
    <MenuTrigger asChild>
      <Button variant="quiet" size="small" aria-label={label}>
        <Ellipsis aria-hidden />
      </Button>
    </MenuTrigger>
    <MenuContent align="end">
      {items.map(({ name, run }) => (
        <MenuItem key={name} onSelect={run}>
          {name}
        </MenuItem>
      ))}
    </MenuContent>
  </Menu>
);
