'use client';

export interface AccountActionsProps {
  /** External id. */
  account: string;
  name: string;
}

/** The menu of what can be done by hand to one account. */
export function AccountActions(_props: AccountActionsProps) {
  return null;
}
