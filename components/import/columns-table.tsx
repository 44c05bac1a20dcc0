'use client';

import { cn } from '@/components/ui/cn';
import type { ColumnRow, ColumnsModel } from '@/lib/view/import-columns';
import { FieldSelect } from './field-select';

interface ColumnsTableProps {
  model: ColumnsModel;
  disabled: boolean;
  onField(row: ColumnRow, field: string | null): void;
}

const head = 'border-b border-line-strong pb-1.5 text-left text-2xs font-medium text-ink-3';
const cell = 'border-b border-line py-1.5 pr-4 align-middle';

function Column({ row, model, disabled, onField }: ColumnsTableProps & { row: ColumnRow }) {
  const left = row.unread === 'left out';
  return (
    <tr className={cn('last:*:border-0', left ? 'text-ink-3' : 'text-ink')}>
      <th scope="row" className={`${cell} max-w-56 text-left font-medium max-sm:max-w-36`}>
        <span className="block truncate" title={row.header}>
          {row.header}
        </span>
        <span className="block truncate text-xs font-normal text-ink-3 sm:hidden">
          {row.values
            .filter((value) => value !== '')
            .slice(0, 2)
            .join(' · ') || 'empty'}
        </span>
      </th>
      <td className={`${cell} w-52 max-sm:w-40 max-sm:pr-0`}>
        <FieldSelect row={row} options={model.options} disabled={disabled} onField={(field) => onField(row, field)} />
      </td>
      <td className={`${cell} w-32 text-xs whitespace-nowrap text-ink-3 max-lg:hidden`}>
        {row.unsure ? <span className="text-caution">Please check</span> : row.note}
      </td>
      {row.values.map((value, at) => (
        <td
          key={model.valueRows[at]}
          className={`${cell} max-w-44 truncate max-sm:hidden ${at > 1 ? 'max-xl:hidden' : ''}`}
          title={value}
        >
          {value === '' ? <span className="text-ink-3">–</span> : value}
        </td>
      ))}
    </tr>
  );
}

/** One row per column of the file: its name, the field it is read as, and its first values. */
export function ColumnsTable(props: ColumnsTableProps) {
  const { model } = props;
  return (
    <table className={`w-full border-collapse text-sm tabular-nums ${model.valueRows.length === 0 ? 'max-w-xl' : ''}`}>
      <caption className="sr-only">Columns of the file, what each is read as, and its first values</caption>
      <thead>
        <tr>
          <th scope="col" className={head}>
            Column in the file
          </th>
          <th scope="col" className={head}>
            Read as
          </th>
          <th scope="col" className={`${head} max-lg:hidden`}>
            <span className="sr-only">Note</span>
          </th>
          {model.valueRows.map((row, at) => (
            <th key={row} scope="col" className={`${head} max-sm:hidden ${at > 1 ? 'max-xl:hidden' : ''}`}>
              Row {row}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {model.rows.map((row) => (
          <Column key={row.index} row={row} {...props} />
        ))}
      </tbody>
    </table>
  );
}
