'use client';

import { useSyncExternalStore } from 'react';

const noSubscription = () => () => {};

/** The reader's time zone; UTC while the page is the server's. */
export const useTimeZone = (): string =>
  useSyncExternalStore(
    noSubscription,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
