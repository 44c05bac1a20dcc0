'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { type Drill, drillText } from '@/lib/view/drill-text';

/** The figure that is open, as the address has it: going back closes it, a link opens it. */
export function useDrill() {
  const [{ open }, set] = useQueryStates({ open: parseAsString }, { history: 'push' });
  return {
    text: open,
    show: useCallback((figure: Drill) => void set({ open: drillText(figure) }), [set]),
    close: () => void set({ open: null }),
  };
}
