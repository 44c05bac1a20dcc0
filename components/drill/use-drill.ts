'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { type Drill, drillText, parseDrill } from '@/lib/view/drill';

/** The figure that is open, in the address: going back closes it, a link opens it. */
export function useDrill() {
  const [{ open }, set] = useQueryStates({ open: parseAsString }, { history: 'push' });
  const drill = useMemo(() => (open === null ? null : parseDrill(open)), [open]);
  return {
    drill,
    show: useCallback((figure: Drill) => void set({ open: drillText(figure) }), [set]),
    close: () => void set({ open: null }),
  };
}
