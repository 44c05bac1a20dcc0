'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Segmented } from '@/components/ui/segmented';
import type { ClosedMonthAnswer } from '@/lib/api/contract/closed';
import { monthHead, nextToClose } from '@/lib/view/closed-months';
import type { ClosedPart } from '@/lib/view/closed-question';
import { monthText } from '@/lib/view/format';
import { Restatement } from './restatement';
import { MONTH_CARD, useChoices } from './use-choices';

const TieOut = dynamic(() => import('./tie-out').then((module) => module.TieOut));
const History = dynamic(() => import('./history').then((module) => module.History));
const CloseDialog = dynamic(() => import('./close-dialog').then((module) => module.CloseDialog));
const ReopenDialog = dynamic(() => import('./reopen-dialog').then((module) => module.ReopenDialog));

const parts: { value: ClosedPart; label: string }[] = [
  { value: 'restatement', label: 'Reported and now' },
  { value: 'tie-out', label: 'General ledger' },
  { value: 'history', label: 'Closings' },
];

interface MonthCardProps {
  month: ClosedMonthAnswer;
  currency: string;
  months: readonly ClosedMonthAnswer[];
}

/** One month: how it stands, what it was reported as, how it ties out, and every time it was closed. */
export function MonthCard({ month, currency, months }: MonthCardProps) {
  const [{ show }, setChoices] = useChoices();
  const [dialog, setDialog] = useState<'close' | 'reopen' | null>(null);
  const { finding, sub, note } = monthHead(month, currency);
  const isOpen = month.state === 'open';
  return (
    <Card
      id={MONTH_CARD}
      className="scroll-mt-32"
      title={<span className="num">{finding}</span>}
      sub={<span className="num">{sub}</span>}
      actions={
        isOpen ? (
          month.end_arr !== null &&
          month.period !== nextToClose(months) && (
            <Button needs="write" onClick={() => setDialog('close')}>
              Close {monthText(month.period)}
            </Button>
          )
        ) : (
          <Button needs="write" onClick={() => setDialog('reopen')}>
            Reopen
          </Button>
        )
      }
    >
      {note !== null && <p className="mb-3 max-w-[72ch] text-pretty text-ink-2 wrap-anywhere">“{note}”</p>}
      <Segmented
        label="Of the month"
        options={parts}
        value={show}
        onValue={(value) => void setChoices({ show: value })}
        className="mb-4 max-w-full overflow-x-auto"
      />
      {show === 'restatement' && <Restatement month={month} currency={currency} />}
      {show === 'tie-out' && <TieOut period={month.period} />}
      {show === 'history' && <History month={month} />}
      {dialog === 'close' && (
        <CloseDialog period={month.period} months={months} onClose={() => setDialog(null)} onDone={() => undefined} />
      )}
      {dialog === 'reopen' && <ReopenDialog month={month} onClose={() => setDialog(null)} />}
    </Card>
  );
}
