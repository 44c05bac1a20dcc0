'use client';

import { startTransition, useDeferredValue, useEffect, useState } from 'react';

/**
 * What cards below are given: it follows once the charts in sight are on the screen. Charts are drawn one step after the
 * words around them (`drawn`), so this is the step after that.
 */
export function useAfterCharts<Value>(value: Value): Value {
  const withCharts = useDeferredValue(value);
  const [after, setAfter] = useState(value);
  useEffect(() => startTransition(() => setAfter(() => withCharts)), [withCharts]);
  return after;
}
