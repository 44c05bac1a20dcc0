'use client';

import { Ellipsis, Table2 } from 'lucide-react';
import type { Picture } from '@/components/picture/picture';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import { Tooltip } from '@/components/ui/tooltip';
import type { TwinSource } from '@/lib/view/twin';

/** Between the chart and the table behind it. */
export function TwinToggle({ pressed, onPress }: { pressed: boolean; onPress(): void }) {
  const label = pressed ? 'Show the chart' : 'Show as a table';
  return (
    <Tooltip content={label}>
      <Button variant="quiet" size="small" aria-label={label} aria-pressed={pressed} onClick={onPress}>
        <Table2 aria-hidden className={pressed ? 'text-ink' : undefined} />
      </Button>
    </Tooltip>
  );
}

const trigger = (
  <Button variant="quiet" size="small" aria-label="Copy or download">
    <Ellipsis aria-hidden />
  </Button>
);

const load = async () => (await import('./data-menu')).DataMenu;

interface DataActionsProps {
  /** Null: no table holds what is shown. */
  table: TwinSource | null;
  /** Left out where the table is all there is. */
  picture?: Picture | null;
  /** What it is called on a slide; left out: it can be put on none. */
  exhibit?: string | undefined;
  /** What the card shows that the page's address does not say: words of its question. */
  says?: Readonly<Record<string, string>> | undefined;
}

/** The table as a copy or a file, the chart as a picture, and the page's address. */
export const DataActions = ({ table, picture = null, exhibit, says }: DataActionsProps) => (
  <OnDemand trigger={trigger} haspopup="menu" load={load} props={{ table, picture, exhibit, says }} />
);
