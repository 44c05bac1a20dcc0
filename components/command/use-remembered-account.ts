'use client';

import { useEffect } from 'react';
import { rememberAccount } from './recent-accounts';

/** An account that is looked at stands among the recent ones of the command menu. `name`: undefined while it is not known. */
export function useRememberedAccount(account: string, name: string | undefined): void {
  useEffect(() => {
    if (name !== undefined) rememberAccount({ account, name });
  }, [account, name]);
}
