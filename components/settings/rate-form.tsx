'use client';

import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { isRate, yearName } from '@/lib/view/plan-rates';

export interface RateTyped {
  currency: string;
  /** Null: every year that has none of its own. */
  year: string | null;
  rate: string | null;
}

interface RateFormProps {
  reporting: string;
  fiscalYear: number | null;
  yearStart: number;
  typed: RateTyped;
  onCancel(): void;
  onTry(rate: RateTyped): void;
}

const Field = ({ id, label, children }: { id: string; label: string; children: ReactNode }) => (
  <div className="grid gap-1">
    <Label htmlFor={id}>{label}</Label>
    {children}
  </div>
);

const YEARS_AROUND = [-2, -1, 0, 1] as const;

/** A currency, a year and a rate, to be tried out. */
export function RateForm({ reporting, fiscalYear, yearStart, typed, onCancel, onTry }: RateFormProps) {
  const id = useId();
  const [currency, setCurrency] = useState(typed.currency);
  const [year, setYear] = useState(typed.year ?? '');
  const [rate, setRate] = useState(typed.rate ?? '');
  const around = fiscalYear === null ? [] : YEARS_AROUND.map((by) => String(fiscalYear + by));
  const years = [...new Set([...around, ...(year === '' ? [] : [year])])].sort();
  const isWhole = /^[A-Z]{3}$/.test(currency) && currency !== reporting && isRate(rate);
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-3 rounded-sm bg-sunken px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onTry({ currency, year: year === '' ? null : year, rate });
      }}
    >
      <Field id={`${id}-currency`} label="Currency">
        <Input
          id={`${id}-currency`}
          className="w-20 uppercase"
          maxLength={3}
          placeholder="EUR"
          value={currency}
          readOnly={typed.currency !== ''}
          onChange={(event) => setCurrency(event.target.value.toUpperCase())}
        />
      </Field>
      <Field id={`${id}-year`} label="Fiscal year">
        <Select
          id={`${id}-year`}
          className="w-36"
          value={year}
          disabled={typed.currency !== ''}
          onChange={(event) => setYear(event.target.value)}
        >
          <option value="">Every year</option>
          {years.map((each) => (
            <option key={each} value={each}>
              {yearName(each, yearStart)}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}-rate`} label={`${reporting} for one ${currency || 'unit'}`}>
        <Input
          id={`${id}-rate`}
          className="num w-28 text-right"
          inputMode="decimal"
          placeholder="1.08"
          value={rate}
          onChange={(event) => setRate(event.target.value.replace(',', '.'))}
        />
      </Field>
      <span className="ml-auto flex gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={!isWhole}>
          Try it
        </Button>
      </span>
    </form>
  );
}
