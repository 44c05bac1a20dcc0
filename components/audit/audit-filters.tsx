'use client';

import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { type AuditGroup, auditGroups } from '@/lib/view/audit-words';
import { useAsked } from './use-asked';

/** Kind, person and days; all of it in the address. */
export function AuditFilters({ names }: { names: readonly string[] }) {
  const id = useId();
  const { choices, setChoices } = useAsked();
  const { kind, by, from, until } = choices;
  const isAsked = [kind, by, from, until].some((choice) => choice !== null);
  // A name that is asked for stays choosable, also where nothing of it is left.
  const people = by === null || names.includes(by) ? names : [by, ...names];
  return (
    <search className="mb-4 flex flex-wrap items-end gap-3 print:hidden">
      <div className="grid gap-1">
        <Label htmlFor={`${id}-kind`}>What</Label>
        <Select
          id={`${id}-kind`}
          value={kind ?? ''}
          onChange={({ target }) =>
            void setChoices({ kind: target.value === '' ? null : (target.value as AuditGroup) })
          }
        >
          <option value="">Everything</option>
          {Object.entries(auditGroups).map(([group, label]) => (
            <option key={group} value={group}>
              {label}
            </option>
          ))}
        </Select>
      </div>
      <div className="grid gap-1">
        <Label htmlFor={`${id}-by`}>Who</Label>
        <Select
          id={`${id}-by`}
          value={by ?? ''}
          onChange={({ target }) => void setChoices({ by: target.value === '' ? null : target.value })}
        >
          <option value="">Anybody</option>
          {people.map((name) => (
            <option key={name} value={name}>
              {name === 'local' ? 'This machine' : name}
            </option>
          ))}
        </Select>
      </div>
      {(['from', 'until'] as const).map((name) => (
        <div key={name} className="grid gap-1">
          <Label htmlFor={`${id}-${name}`}>{name === 'from' ? 'From' : 'Until'}</Label>
          <Input
            id={`${id}-${name}`}
            type="date"
            className="num w-38"
            value={choices[name] ?? ''}
            onChange={({ target }) => void setChoices({ [name]: target.value === '' ? null : target.value })}
          />
        </div>
      ))}
      {isAsked && (
        <Button variant="quiet" onClick={() => void setChoices({ kind: null, by: null, from: null, until: null })}>
          Clear
        </Button>
      )}
    </search>
  );
}
