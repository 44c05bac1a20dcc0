'use client';

import { Menu, MenuContent, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';
import type { Question } from '@/lib/view/question';

export interface ReadingMenuProps {
  fx: Question['fx'];
  reading: Question['roll_up'];
  onFx(fx: Question['fx']): void;
  onReading(reading: Question['roll_up']): void;
}

/** At which rates other currencies count, and whether subsidiaries count as their parent. */
export function ReadingMenu({ fx, reading, onFx, onReading, trigger }: ReadingMenuProps & FloatingProps) {
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        <MenuLabel>Other currencies</MenuLabel>
        <MenuRadioGroup value={fx} onValueChange={(chosen) => onFx(chosen as Question['fx'])}>
          <MenuRadioItem value="plan">At plan rates, constant</MenuRadioItem>
          <MenuRadioItem value="rolling">At the last closed month’s rates</MenuRadioItem>
        </MenuRadioGroup>
        <MenuLabel>Count</MenuLabel>
        <MenuRadioGroup value={reading} onValueChange={(chosen) => onReading(chosen as Question['roll_up'])}>
          <MenuRadioItem value="account">Every account by itself</MenuRadioItem>
          <MenuRadioItem value="parent">Subsidiaries as their parent</MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
