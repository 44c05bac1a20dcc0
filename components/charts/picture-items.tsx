'use client';

import { Image } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useState } from 'react';
import type { PictureOrder } from '@/components/picture/picture';
import { MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/menu';
import { pictureChoices } from '@/lib/view/picture';

const palettes = [
  { value: 'light', label: 'In light colours' },
  { value: 'dark', label: 'In dark colours, as shown' },
] as const;

/** The chart as a picture: light unless asked for as it is shown. */
export function PictureItems({ onOrder }: { onOrder(order: PictureOrder): void }) {
  const { resolvedTheme } = useTheme();
  const [palette, setPalette] = useState<PictureOrder['palette']>('light');
  return (
    <>
      <MenuLabel className="mt-1 border-t border-line">Picture</MenuLabel>
      {pictureChoices.map(({ kind, size, label, note }) => (
        <MenuItem key={label} onSelect={() => onOrder({ kind, size, palette })}>
          <Image aria-hidden />
          {label}
          <span className="num ml-auto pl-5 text-xs text-ink-3">{note}</span>
        </MenuItem>
      ))}
      {resolvedTheme === 'dark' && (
        <MenuRadioGroup value={palette} onValueChange={(chosen) => setPalette(chosen === 'dark' ? 'dark' : 'light')}>
          {palettes.map(({ value, label }) => (
            <MenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
              {label}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      )}
    </>
  );
}
