'use client';

import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useEffect, useState } from 'react';
import { unitChoices, windowChoices } from '@/lib/view/monday/choices';

/** The page's choices live in its address; what is default is left out of it. */
export function useOverviewChoices() {
  const [choices, setChoices] = useQueryStates({
    window: parseAsStringLiteral(windowChoices).withDefault('12'),
    unit: parseAsStringLiteral(unitChoices).withDefault('mrr'),
  });
  return {
    ...choices,
    setWindow: (window: (typeof windowChoices)[number]) => void setChoices({ window }),
    setUnit: (unit: (typeof unitChoices)[number]) => void setChoices({ unit }),
  };
}

const NARROW = '(max-width: 760px)';

/** Whether charts have the width of a phone. */
export function useCompact(): boolean {
  const [compact, setCompact] = useState(false);
  useEffect(() => {
    const media = window.matchMedia(NARROW);
    const update = () => setCompact(media.matches);
    update();
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, []);
  return compact;
}
