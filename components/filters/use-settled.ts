'use client';

import { useState } from 'react';

/**
 * What was whole last: while the next answers are under way, what is shown stays as it was, all of one question. Cards
 * that ask more keep to it as well, so that what is seen first has the server to itself.
 */
export function useSettled<Value>(value: Value, isSettled: boolean): Value {
  const [settled, setSettled] = useState(value);
  if (!isSettled || settled === value) return settled;
  setSettled(value);
  return value;
}
