'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountField } from '@/components/adjust/account-field';
import { AdjustDialog } from '@/components/adjust/adjust-dialog';
import { ChoiceField, DayField, WordsField } from '@/components/adjust/field';
import type { Fault } from '@/components/adjust/use-adjustment';
import { Button } from '@/components/ui/button';
import { reportQuery } from '@/lib/api/queries';
import {
  localDay,
  newPlan,
  type PlanValues,
  planFieldsOf,
  planLacks,
  planSourceChoices,
  statusChoices,
  teamFor,
} from '@/lib/view/plan-form';
import { teamNames } from '@/lib/view/plans';

export interface PlanDialogProps {
  /** Null: to be chosen. */
  account: string | null;
  name: string | null;
  /** The statement that is changed; null: a new plan. */
  record: number | null;
  /** What the form begins with. */
  values?: Partial<PlanValues>;
  /** How an amount that it begins with was come by. */
  basis?: string;
  onClose(): void;
}

/** Makes a plan, or states one anew. */
export function PlanDialog({ account, name, record, values: begin, basis, onClose }: PlanDialogProps) {
  const [chosen, setChosen] = useState(account === null ? null : { account, name: name ?? account });
  const [stated, setStated] = useState(() => newPlan(localDay(new Date()), begin));
  const [saysOwner, setSaysOwner] = useState(record !== null || begin?.owner !== undefined);
  const { data: list } = useQuery(reportQuery('plan-list', {}));
  const found = useQuery({
    ...reportQuery('accounts', { search: chosen?.account ?? '', state: 'all', limit: 5 }),
    enabled: chosen !== null,
  });
  const own = found.data?.rows?.find((row) => row.account === chosen?.account);
  const title = own?.name ?? chosen?.name ?? 'an account';
  const set = (field: keyof PlanValues) => (value: string) => {
    if (field === 'owner') setSaysOwner(true);
    setStated((before) => ({ ...before, [field]: value }));
  };
  const team = teamFor(stated, list?.sales_assist ?? { from: 25_000, sources: {} });
  const owner = own?.attributes?.owner;
  const proposal = team === 'sales_assist' || !owner ? teamNames[team] : owner;
  // Until somebody says otherwise whoever has the account has the plan; a team is only proposed.
  const values = saysOwner || team !== 'cs' || !owner ? stated : { ...stated, owner };
  const lacks = planLacks(values);
  return (
    <AdjustDialog
      title={record === null ? `Plan for ${title}` : `Change the plan for ${title}`}
      description={basis ?? 'An opportunity to expand it: what, how much, by when and who.'}
      request={
        chosen === null || lacks !== null
          ? null
          : { kind: 'plan', account: chosen.account, record, fields: planFieldsOf(values), reason: null }
      }
      waitsFor=""
      save="Save plan"
      isQuiet
      fields={['source', 'amount', 'expected_on', 'champion', 'owner', 'status', 'closed_on', 'opened_on']}
      onClose={onClose}
    >
      {(fault) => (
        <>
          {account === null && (
            <AccountField
              label="Account"
              except={null}
              value={chosen?.account ?? null}
              onValue={(id, label) => setChosen({ account: id, name: label })}
            />
          )}
          <PlanFields values={values} set={set} fault={fault} list={list} proposal={proposal} team={team} />
          <p aria-live="polite" className="min-h-[18px] text-xs text-ink-3">
            {chosen === null ? 'Choose an account.' : lacks}
          </p>
        </>
      )}
    </AdjustDialog>
  );
}

interface PlanFieldsProps {
  values: PlanValues;
  set(field: keyof PlanValues): (value: string) => void;
  fault: Fault | null;
  list: { currency: string; owners: readonly string[] } | undefined;
  /** Whom its owner could be. */
  proposal: string;
  team: 'cs' | 'sales_assist';
}

function PlanFields({ values, set, fault, list, proposal, team }: PlanFieldsProps) {
  const isOpen = values.status === 'open';
  const of = (field: keyof PlanValues) => ({ field, value: values[field], onValue: set(field), fault });
  const proposed = (
    <>
      Proposed by size:{' '}
      <Button variant="quiet" className="-ml-1 h-[24px] px-1" onClick={() => set('owner')(proposal)}>
        {proposal}
      </Button>
    </>
  );
  return (
    <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
      <ChoiceField {...of('source')} label="Source" choices={planSourceChoices} />
      <WordsField {...of('amount')} label={`ARR it would add${list ? `, ${list.currency}` : ''}`} numeric />
      <DayField {...of('expected_on')} label="Expected on" required={isOpen} />
      <WordsField {...of('champion')} label="Champion" hint="Who wants it, on their side" />
      <WordsField
        {...of('owner')}
        label="Owner"
        required={isOpen}
        list={list?.owners ?? []}
        hint={values.owner.trim() === '' ? proposed : `By its size it is for ${teamNames[team]}`}
      />
      <ChoiceField {...of('status')} label="Status" required choices={statusChoices} />
      <DayField {...of('opened_on')} label="Opened on" required />
      {!isOpen && <DayField {...of('closed_on')} label={values.status === 'won' ? 'Won on' : 'Lost on'} required />}
    </div>
  );
}
