'use client';

import { Building2, ListPlus, Upload } from 'lucide-react';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';
import type { OwnAction } from './own-actions-trigger';

/** The ways in which the company brings figures of its own along. */
export function OwnActions({ onAction, trigger }: { onAction(action: OwnAction): void } & FloatingProps) {
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => onAction('figure')}>
          <ListPlus aria-hidden />
          Add a figure
        </MenuItem>
        <MenuItem onSelect={() => onAction('peer')}>
          <Building2 aria-hidden />
          Add a peer
        </MenuItem>
        <MenuItem onSelect={() => onAction('import')}>
          <Upload aria-hidden />
          Import a CSV
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
