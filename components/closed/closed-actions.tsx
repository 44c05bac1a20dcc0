'use client';

import { useQuery } from '@tanstack/react-query';
import { ClipboardPaste, Lock } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { closedQuery } from '@/lib/api/closed-queries';
import { prepareMonths } from '@/lib/view/closed-months';
import { monthText } from '@/lib/view/format';
import { useChoices } from './use-choices';

const CloseDialog = dynamic(() => import('./close-dialog').then((module) => module.CloseDialog));
const TotalsDialog = dynamic(() => import('./totals-dialog').then((module) => module.TotalsDialog));

/** Closing the next month, and what the general ledger says of them all. */
export function ClosedActions() {
  const { data } = useQuery(closedQuery());
  const [, setChoices] = useChoices();
  const [open, setOpen] = useState<'close' | 'totals' | null>(null);
  if (!data || data.data_through === null) return null;
  const { next } = prepareMonths(data, true);
  return (
    <>
      <Button needs="write" aria-label="Control totals" onClick={() => setOpen('totals')}>
        <ClipboardPaste aria-hidden />
        <span className="max-sm:sr-only">Control totals</span>
      </Button>
      {next !== null && (
        <Button needs="write" variant="primary" onClick={() => setOpen('close')}>
          <Lock aria-hidden />
          Close {monthText(next)}
        </Button>
      )}
      {open === 'close' && next !== null && (
        <CloseDialog
          period={next}
          months={data.months}
          onClose={() => setOpen(null)}
          onDone={(period) => void setChoices({ month: period, change: null })}
        />
      )}
      {open === 'totals' && <TotalsDialog onClose={() => setOpen(null)} />}
    </>
  );
}
