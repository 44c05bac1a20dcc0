'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { useAccountHref } from './use-account-href';

interface AccountLinkProps {
  account: string;
  title?: string;
  className?: string;
  children: ReactNode;
}

/** An account's name, which leads to its page wherever it stands. */
export function AccountLink({ account, title, className, children }: AccountLinkProps) {
  const hrefOf = useAccountHref();
  return (
    <Link
      href={hrefOf(account)}
      prefetch={false}
      title={title}
      className={cn(
        'rounded-xs hover:underline hover:decoration-1 hover:underline-offset-4 focus-visible:underline',
        className,
      )}
    >
      {children}
    </Link>
  );
}
