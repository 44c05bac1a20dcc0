'use client';

import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';
import { gridNames, type Question, questionGrids } from '@/lib/view/question';

export interface GridMenuProps {
  grid: Question['grid'];
  onGrid(grid: Question['grid']): void;
}

/** Months, quarters or years. */
export function GridMenu({ grid, onGrid, trigger }: GridMenuProps & FloatingProps) {
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent align="start">
        <MenuRadioGroup value={grid} onValueChange={(chosen) => onGrid(chosen as Question['grid'])}>
          {questionGrids.map((name) => (
            <MenuRadioItem key={name} value={name}>
              {gridNames[name]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
