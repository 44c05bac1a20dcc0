'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Skeleton } from '@/components/ui/skeleton';
import { adjustableQuery } from '@/lib/api/adjustment-queries';
import type { AdjustableAccountAnswer, AdjustmentAsked } from '@/lib/api/contract/adjustments';
import {
  addedFields,
  changeChoices,
  correctedFields,
  emptyChange,
  type FormValues,
  isChanged,
  isComplete,
  mainFields,
  moreFields,
} from '@/lib/view/adjust-form';
import { AdjustDialog } from './adjust-dialog';
import { ChangeField, Field, ReasonField } from './field';
import { GroupedSelect } from './grouped-select';
import type { Fault } from './use-adjustment';

export interface OfAccountProps {
  account: string;
  name: string;
  onClose(): void;
}

export interface OfRecordProps {
  /** The record that is corrected, until another is chosen; left out: the newest. */
  record?: number | undefined;
}

const shown = ['reason', 'record', ...[...mainFields, ...moreFields].map(({ field }) => field)];

interface FormProps {
  values: FormValues;
  reason: string;
  fault: Fault | null;
  /** Left out: whichever item it is stays. */
  withItem: boolean;
  onValue(field: string, value: string): void;
  onReason(reason: string): void;
}

function ChangeForm({ values, reason, fault, withItem, onValue, onReason }: FormProps) {
  const more = moreFields.filter(({ field }) => withItem || field !== 'item_id');
  const isBelow = more.some(({ field }) => field === fault?.field);
  return (
    <>
      <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        {mainFields.map((of) => (
          <ChangeField key={of.field} {...{ of, values, fault, onValue }} />
        ))}
      </div>
      <details open={isBelow || undefined} className="group">
        <summary className="min-h-[24px] cursor-pointer font-medium text-ink-2 hover:text-ink">
          More of what it states
        </summary>
        <div className="mt-3 grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          {more.map((of) => (
            <ChangeField key={of.field} {...{ of, values, fault, onValue }} />
          ))}
        </div>
      </details>
      <ReasonField value={reason} onValue={onReason} fault={fault} />
    </>
  );
}

/** A change that no file states. */
export function AddDialog({ account, name, onClose }: OfAccountProps) {
  const { data } = useQuery(adjustableQuery(account));
  const [values, setValues] = useState<FormValues>(() => emptyChange(''));
  const [reason, setReason] = useState('');
  const filled = { ...values, currency: values.currency || (data?.currency ?? '') };
  const request: AdjustmentAsked | null = isComplete(filled)
    ? { kind: 'add', account, reason, fields: addedFields(filled) }
    : null;
  return (
    <AdjustDialog
      title={`Add a change for ${name}`}
      description="States the whole new state of one subscription from its day on, as a row of a file would."
      request={request}
      waitsFor="Fill in day, product and amount to see it."
      save="Add change"
      fields={shown}
      onClose={onClose}
    >
      {(fault) => (
        <ChangeForm
          {...{ values: filled, reason, fault, withItem: true, onReason: setReason }}
          onValue={(field, value) => setValues({ ...values, [field]: value })}
        />
      )}
    </AdjustDialog>
  );
}

/** Another content of a change that a file, or a person, stated. */
export function CorrectDialog(props: OfAccountProps & OfRecordProps) {
  const { data, error, refetch } = useQuery(adjustableQuery(props.account));
  if (data?.lines.some(({ changes }) => changes.length > 0)) return <CorrectForm {...props} of={data} />;
  return (
    <AdjustDialog
      title={`Correct a change of ${props.name}`}
      request={null}
      waitsFor="There is nothing to correct."
      save="Save correction"
      isQuiet
      fields={[]}
      onClose={props.onClose}
    >
      {() =>
        error ? (
          <Failure title="The changes could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <p className="text-ink-2">
            {props.name} comes of invoices alone: an invoice is corrected in the file it came from. Its sources can be
            overridden where its movements are listed, and a change can be added beside it.
          </p>
        ) : (
          <Skeleton className="h-72" />
        )
      }
    </AdjustDialog>
  );
}

type CorrectFormProps = OfAccountProps & OfRecordProps & { of: AdjustableAccountAnswer };

function CorrectForm({ account, name, of, record: asked, onClose }: CorrectFormProps) {
  const groups = changeChoices(of);
  const isThere = groups.some(({ choices }) => choices.some(({ value }) => value === String(asked)));
  const [record, setRecord] = useState(isThere ? String(asked) : (groups[0]?.choices[0]?.value ?? ''));
  const was =
    of.lines.flatMap(({ changes }) => changes).find((change) => String(change.record) === record)?.fields ?? {};
  const [edits, setEdits] = useState<FormValues>({});
  const [reason, setReason] = useState('');
  const values = { ...was, ...edits };
  const request: AdjustmentAsked | null =
    isComplete(values) && isChanged(was, values)
      ? { kind: 'correct', account, reason, record: Number(record), fields: correctedFields(was, values) }
      : null;
  return (
    <AdjustDialog
      title={`Correct a change of ${name}`}
      description="The record stays readable; what you state here holds in its place until it is undone or a file says something new for that day."
      request={request}
      waitsFor="Change a field to see it."
      save="Save correction"
      fields={shown}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <Field label="Change" required fault={fault?.field === 'record' ? fault.message : null}>
            {(field) => (
              <GroupedSelect
                {...field}
                groups={groups}
                value={record}
                onValue={(value) => {
                  setRecord(value);
                  setEdits({});
                }}
              />
            )}
          </Field>
          <ChangeForm
            {...{ values, reason, fault, withItem: false, onReason: setReason }}
            onValue={(field, value) => setEdits({ ...edits, [field]: value })}
          />
        </>
      )}
    </AdjustDialog>
  );
}
