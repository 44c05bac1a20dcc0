'use client';

import { startTransition, useEffect, useState } from 'react';

/**
 * What was whole last: while the next answers are under way, what is shown stays as it was, all of one question. Cards
 * that ask more keep to it as well, so that what is seen first has the server to itself. The next follows in one step,
 * words and charts in sight together, that gives way to whatever is pressed meanwhile.
 */
export function useSettled<Value>(value: Value, isSettled: boolean): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (isSettled) startTransition(() => setSettled(() => value));
  }, [value, isSettled]);
  return settled;
}
