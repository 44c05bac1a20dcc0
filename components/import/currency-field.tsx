'use client';

import { useId } from 'react';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { currencyGroups, type OptionField } from '@/lib/view/import-options';

interface CurrencyFieldProps {
  field: OptionField;
  disabled: boolean;
  onCurrency(code: string): void;
}

const Codes = ({ codes }: { codes: readonly string[] }) =>
  codes.map((code) => (
    <option key={code} value={code}>
      {code}
    </option>
  ));

/** The reporting currency, asked once: with the first file. */
export function CurrencyField({ field, disabled, onCurrency }: CurrencyFieldProps) {
  const id = useId();
  const groups = currencyGroups(field.value);
  return (
    <div className="grid content-start gap-1">
      <Label htmlFor={id}>Currency</Label>
      <Select
        id={id}
        value={field.value}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onCurrency(event.target.value)}
      >
        <optgroup label="Usual">
          <Codes codes={groups.common} />
        </optgroup>
        <optgroup label="All">
          <Codes codes={groups.other} />
        </optgroup>
      </Select>
      <p id={`${id}-hint`} className="text-xs text-ink-3">
        {field.hint}
      </p>
    </div>
  );
}
