'use client';

import { type FormEvent, useId, useState } from 'react';
import { ChoiceField, WordsField } from '@/components/adjust/field';
import { faultOf } from '@/components/adjust/use-adjustment';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { type TieOutCauseKind, tieOutCauses } from '@/lib/domain/tie-out';
import { causeNames } from '@/lib/view/tie-out-words';
import { CauseAccount, type ChosenAccount } from './cause-account';
import { useCause } from './use-closed';

interface CauseFormProps {
  period: string;
  /** What is left, as it is typed. */
  amount: string;
  currency: string;
  onClose(): void;
}

const choices = tieOutCauses.map((cause) => ({ value: cause, label: causeNames[cause] }));
const fields = ['cause', 'amount', 'account', 'note'];

/** Says why part of the difference is there. */
export function CauseForm({ period, amount: left, currency, onClose }: CauseFormProps) {
  const title = useId();
  const [cause, setCause] = useState<TieOutCauseKind>('timing');
  const [amount, setAmount] = useState(left);
  const [account, setAccount] = useState<ChosenAccount | null>(null);
  const [note, setNote] = useState('');
  const write = useCause(onClose);
  const fault = faultOf(write.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Enter while an account is searched for does not yet mean the whole.
    if (document.activeElement?.getAttribute('type') === 'search') return;
    const exact = amount.replace('−', '-').replaceAll(',', '');
    write.mutate({ period, cause, amount: exact, account: account?.account ?? null, note });
  };
  return (
    <form
      aria-labelledby={title}
      onSubmit={submit}
      className="mt-4 grid grid-cols-1 gap-3 rounded-sm bg-sunken px-4 py-3 sm:grid-cols-2"
    >
      <h4 id={title} className="font-medium sm:col-span-2">
        Why they differ
      </h4>
      <ChoiceField
        label="Cause"
        field="cause"
        required
        value={cause}
        choices={choices}
        onValue={(value) => setCause(tieOutCauses.find((each) => each === value) ?? 'other')}
        fault={fault}
      />
      <WordsField
        label={`MRR, ${currency}`}
        field="amount"
        required
        numeric
        hint="General ledger less Ratchet"
        value={amount}
        onValue={setAmount}
        fault={fault}
      />
      <CauseAccount value={account} onValue={setAccount} fault={fault?.field === 'account' ? fault.message : null} />
      <WordsField label="Note" field="note" value={note} onValue={setNote} fault={fault} className="sm:col-span-2" />
      {write.error && (fault?.field === null || !fields.includes(fault?.field ?? '')) && (
        <div className="sm:col-span-2">
          <Failure title="It could not be kept" error={write.error} />
        </div>
      )}
      <div className="flex gap-2 sm:col-span-2">
        <Button needs="write" type="submit" variant="primary" disabled={amount.trim() === '' || write.isPending}>
          Keep the cause
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
