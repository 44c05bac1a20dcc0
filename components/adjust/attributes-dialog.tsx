'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Segmented } from '@/components/ui/segmented';
import type { AdjustmentAsked } from '@/lib/api/contract/adjustments';
import { reportQuery } from '@/lib/api/queries';
import { accountsWords } from '@/lib/view/adjust-form';
import { AdjustDialog } from './adjust-dialog';
import { DayField, WordsField } from './field';

export interface OfAccountsProps {
  accounts: readonly string[];
  /** Of the one account, where it is one. */
  name?: string;
  onClose(): void;
  onDone?: () => void;
}

const none: readonly string[] = [];

/** One attribute of one or many accounts, always or from a day on. */
export function AttributesDialog({ accounts, name, onClose, onDone }: OfAccountsProps) {
  const { data } = useQuery(reportQuery('attributes'));
  const [slug, setSlug] = useState('');
  const [value, setValue] = useState('');
  const [since, setSince] = useState<'always' | 'day'>('always');
  const [on, setOn] = useState('');
  const stated = data?.attributes.filter(({ computed }) => !computed) ?? [];
  const known = stated.find((attribute) => attribute.slug === slug)?.values.map((each) => each.value) ?? none;
  const isReady = slug.trim() !== '' && (since === 'always' || on !== '');
  const request: AdjustmentAsked | null = isReady
    ? {
        kind: 'attributes',
        accounts: [...accounts],
        effective_on: since === 'day' ? on : null,
        attributes: { [slug]: value.trim() === '' ? null : value.trim() },
        reason: null,
      }
    : null;
  return (
    <AdjustDialog
      title={`Set an attribute of ${accountsWords(accounts, name)}`}
      description="It holds over what files say, until it is undone or set anew by hand. No amount changes: segments do."
      request={request}
      waitsFor=""
      save={value.trim() === '' && slug !== '' ? 'Take it away' : 'Set attribute'}
      isQuiet
      fields={['attributes', 'effective_on']}
      onClose={onClose}
      {...(onDone && { onDone })}
    >
      {(fault) => (
        <>
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            <WordsField
              label="Attribute"
              field="attributes"
              required
              value={slug}
              onValue={setSlug}
              fault={fault}
              list={stated.map((attribute) => attribute.slug)}
              hint="A new name makes a new attribute"
            />
            <WordsField
              label="Value"
              field="value"
              value={value}
              onValue={setValue}
              fault={fault}
              list={known.filter((each) => each !== '')}
              hint="Left empty: the accounts have it no more"
            />
          </div>
          <div className="flex flex-wrap items-end gap-3">
            <Segmented<'always' | 'day'>
              label="Since when it holds"
              options={[
                { value: 'always', label: 'Always' },
                { value: 'day', label: 'From a day on' },
              ]}
              value={since}
              onValue={setSince}
            />
            {since === 'day' && (
              <DayField label="From" field="effective_on" required value={on} onValue={setOn} fault={fault} />
            )}
          </div>
        </>
      )}
    </AdjustDialog>
  );
}
