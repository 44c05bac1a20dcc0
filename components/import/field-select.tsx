'use client';

import { cn } from '@/components/ui/cn';
import { Select } from '@/components/ui/select';
import type { ColumnRow, FieldOption } from '@/lib/view/import-columns';

interface FieldSelectProps {
  row: ColumnRow;
  options: readonly FieldOption[];
  disabled: boolean;
  onField(field: string | null): void;
}

function Options({ row, options }: { row: ColumnRow; options: readonly FieldOption[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} title={option.meaning}>
      {option.label}
      {option.takenBy !== null && option.takenBy !== row.header && ` (now ${option.takenBy})`}
    </option>
  ));
}

/** Which field a column fills. Choosing one that another column has takes it from there. */
export function FieldSelect({ row, options, disabled, onField }: FieldSelectProps) {
  return (
    <Select
      aria-label={`Read ${row.header} as`}
      value={row.field ?? ''}
      disabled={disabled}
      className={cn('[&>select]:font-medium', row.field === null && '[&>select]:font-normal [&>select]:text-ink-3')}
      onChange={(event) => onField(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{row.unread === 'attribute' ? 'Attribute' : 'Left out'}</option>
      <optgroup label="Required">
        <Options row={row} options={options.filter((option) => option.required)} />
      </optgroup>
      <optgroup label="Optional">
        <Options row={row} options={options.filter((option) => !option.required)} />
      </optgroup>
    </Select>
  );
}
