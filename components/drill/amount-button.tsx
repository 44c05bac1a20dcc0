'use client';

import type { Drill } from '@/lib/view/drill-text';
import { FigureButton } from './figure-button';

interface AmountButtonProps {
  /** An amount as a row has it: short, to the smallest unit, and what is behind it. */
  row: { amount: string; exact: string; figure: Drill | null };
  /** Whose amount it is: 'Seats', 'Oct 2026'. */
  of: string;
  className: string;
}

/** The amount of a row, which opens to what it is made of. */
export const AmountButton = ({ row: { amount, exact, figure }, of, className }: AmountButtonProps) => (
  <FigureButton figure={figure} title={exact} label={`What makes ${amount} of ${of}`} className={className}>
    {amount}
  </FigureButton>
);
