'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { AccountField } from '@/components/adjust/account-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import type { PlayAnswer } from '@/lib/api/contract/plays';
import { reportQuery } from '@/lib/api/queries';
import { useWriteRun } from './use-plays';

interface RunDialogProps {
  play: PlayAnswer;
  /** Chosen already; null: to be chosen. */
  account: string | null;
  today: string;
  onClose(): void;
}

/** Begins a play with an account; of several arms the one that was run least, unless another is chosen. */
export function RunDialog({ play, account: chosen, today, onClose }: RunDialogProps) {
  const id = useId();
  const write = useWriteRun();
  const [account, setAccount] = useState(chosen);
  const [label, setLabel] = useState('');
  const found = useQuery({
    ...reportQuery('accounts', { search: chosen ?? '', state: 'all', limit: 5 }),
    enabled: chosen !== null,
  });
  const own = found.data?.rows?.find((row) => row.account === chosen)?.name;
  const name = chosen === null ? label : own || chosen;
  const [arm, setArm] = useState('');
  const [began, setBegan] = useState(today);
  const begin = () => {
    if (account === null || began === '') return;
    write.mutate({
      body: { play: play.play, account, began_on: began, ...(arm !== '' && { arm }) },
      before: null,
      title: `${play.name} is run with ${name}`,
    });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Run “${play.name}”`}
        description="90 days after it began the ledger says whether the account expanded."
        actions={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" disabled={account === null || began === ''} onClick={begin}>
              Begin the run
            </Button>
          </>
        }
      >
        <div data-fields-first="" className="grid gap-4">
          {chosen === null ? (
            <AccountField
              label="With"
              except={null}
              value={account}
              onValue={(next, said) => {
                setAccount(next);
                setLabel(said);
              }}
            />
          ) : (
            <p className="text-ink">With {name}</p>
          )}
          <div className="grid grid-cols-2 gap-4">
            <div className="grid gap-1">
              <Label htmlFor={`${id}-began`}>Began on</Label>
              <Input
                id={`${id}-began`}
                type="date"
                className="num"
                max={today}
                value={began}
                onChange={(event) => setBegan(event.target.value)}
              />
            </div>
            {play.arms.length > 0 && (
              <div className="grid gap-1">
                <Label htmlFor={`${id}-arm`}>Arm</Label>
                <Select id={`${id}-arm`} value={arm} onChange={(event) => setArm(event.target.value)}>
                  <option value="">By turns</option>
                  {play.arms.map((each) => (
                    <option key={each.name} value={each.name}>
                      {each.name}
                    </option>
                  ))}
                </Select>
              </div>
            )}
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}
