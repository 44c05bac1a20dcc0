'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { Button } from '@/components/ui/button';

const AddOfAccount = dynamic(() => import('./add-of-account').then((module) => module.AddOfAccount), { ssr: false });

/** A change that no file states, of an account that is chosen first; an address can ask for it. */
export function AddByHand() {
  const [add, setAdd] = useQueryState('add', parseAsStringLiteral(['change']));
  return (
    <>
      <Button needs="act" aria-haspopup="dialog" onClick={() => void setAdd('change')}>
        <Plus aria-hidden />
        Add a change
      </Button>
      {add && <AddOfAccount onClose={() => void setAdd(null)} />}
    </>
  );
}
