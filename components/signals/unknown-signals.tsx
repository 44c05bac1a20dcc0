'use client';

import dynamic from 'next/dynamic';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { Button } from '@/components/ui/button';
import { wholeNumber } from '@/lib/view/format';

const UnknownPanel = dynamic(() => import('./unknown-panel').then((module) => module.UnknownPanel), { ssr: false });

/** Opens the list of accounts that signals name and the ledger does not know; nothing where there are none. */
export function UnknownSignals({ accounts }: { accounts: number }) {
  const [isOpen, setIsOpen] = useQueryState('unknown', parseAsBoolean.withDefault(false));
  return (
    <>
      {accounts > 0 && (
        <Button needs="write" aria-haspopup="dialog" onClick={() => void setIsOpen(true)}>
          <span className="num">
            Resolve {wholeNumber(accounts)} unknown {accounts === 1 ? 'account' : 'accounts'}
          </span>
        </Button>
      )}
      {isOpen && <UnknownPanel onClose={() => void setIsOpen(null)} />}
    </>
  );
}
