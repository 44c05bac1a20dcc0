'use client';

import Link from 'next/link';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';

interface MoreMenuProps {
  pages: readonly { href: string; label: string; isHere: boolean }[];
}

/** The pages that have no tab of their own on a phone. */
export const MoreMenu = ({ pages, trigger }: MoreMenuProps & FloatingProps) => (
  <Menu defaultOpen>
    <MenuTrigger asChild>{trigger}</MenuTrigger>
    <MenuContent side="top">
      {pages.map(({ href, label, isHere }) => (
        <MenuItem key={href} asChild>
          <Link prefetch={false} href={href} aria-current={isHere ? 'page' : undefined}>
            {label}
          </Link>
        </MenuItem>
      ))}
    </MenuContent>
  </Menu>
);
