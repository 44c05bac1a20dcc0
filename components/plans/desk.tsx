'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { TouchpointInput } from '@/lib/view/plans';
import type { PlanDialogProps } from './plan-dialog';
import type { TouchpointDialogProps } from './touchpoint-dialog';

const PlanDialog = dynamic(() => import('./plan-dialog').then((module) => module.PlanDialog));
const TouchpointDialog = dynamic(() => import('./touchpoint-dialog').then((module) => module.TouchpointDialog));
const CalendarDialog = dynamic(() => import('./calendar-dialog').then((module) => module.CalendarDialog));
const SalesAssistDialog = dynamic(() => import('./sales-assist-dialog').then((module) => module.SalesAssistDialog));

type Open =
  | { kind: 'plan'; of: Omit<PlanDialogProps, 'onClose'> }
  | { kind: 'touchpoint'; of: Omit<TouchpointDialogProps, 'onClose'> }
  | { kind: 'calendar'; touchpoint: TouchpointInput }
  | { kind: 'sales-assist' };

const Desk = createContext<(open: Open) => void>(() => undefined);

/** Opens a dialog of plans, whose code comes when it is first asked for. */
export const useDesk = () => useContext(Desk);

/** Where the dialogs of plans stand: below a page or a card that opens them. */
export function PlanDesk({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Open | null>(null);
  const show = useMemo(() => (next: Open) => setOpen(next), []);
  const close = () => setOpen(null);
  return (
    <Desk value={show}>
      {children}
      {open?.kind === 'plan' && <PlanDialog {...open.of} onClose={close} />}
      {open?.kind === 'touchpoint' && <TouchpointDialog {...open.of} onClose={close} />}
      {open?.kind === 'calendar' && <CalendarDialog touchpoint={open.touchpoint} onClose={close} />}
      {open?.kind === 'sales-assist' && <SalesAssistDialog onClose={close} />}
    </Desk>
  );
}
