'use client';

import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';

export interface RowMenuItems {
  items: readonly { name: string; run(): void }[];
}

/** The menu of a row, opened as it comes. */
export const RowMenuItems = ({ items, trigger }: RowMenuItems & FloatingProps) => (
  <Menu defaultOpen modal={false}>
    <MenuTrigger asChild>{trigger}</MenuTrigger>
    <MenuContent align="end">
      {items.map(({ name, run }) => (
        <MenuItem key={name} onSelect={run}>
          {name}
        </MenuItem>
      ))}
    </MenuContent>
  </Menu>
);
