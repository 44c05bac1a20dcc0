'use client';

import { Moon, Sun } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';

const trigger = (
  <Button variant="quiet" size="small" aria-label="Theme">
    <Sun className="dark:hidden" />
    <Moon className="not-dark:hidden" />
  </Button>
);

const load = async () => (await import('./theme-choices')).ThemeChoices;

/** Light, dark, or as the system has it. The icon follows by CSS: a server cannot know the theme. */
export const ThemeMenu = () => <OnDemand trigger={trigger} haspopup="menu" load={load} props={{}} />;
