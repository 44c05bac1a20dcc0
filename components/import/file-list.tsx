'use client';

import { X } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { FileRow } from '@/lib/view/import-file-rows';
import { type FileKind, fileKinds, kindGroups, kindWords } from '@/lib/view/import-words';

interface FileListProps {
  rows: readonly FileRow[];
  /** The file whose columns are shown below. */
  shownId: string | null;
  disabled: boolean;
  onOpen(uploadId: string): void;
  onKind(uploadId: string, kind: FileKind): void;
  onRemove(uploadId: string): void;
}

const head = 'border-b border-line-strong pr-4 pb-1.5 text-left text-2xs font-medium whitespace-nowrap text-ink-3';
const cell = 'border-b border-line py-1 pr-4 max-md:border-0 max-md:p-0';
const tones = { good: 'text-good', caution: 'text-caution', bad: 'text-bad', quiet: 'text-ink-3' } as const;

interface RowProps extends Omit<FileListProps, 'rows' | 'shownId'> {
  row: FileRow;
  isShown: boolean;
  /** There are others, so that one is chosen to be looked at. */
  several: boolean;
}

function KindSelect({ row, disabled, onKind }: Pick<RowProps, 'row' | 'disabled' | 'onKind'>) {
  return (
    <Select
      aria-label={`What ${row.name} holds`}
      value={row.kind ?? ''}
      disabled={disabled}
      onChange={(event) => {
        const kind = fileKinds.find((known) => known === event.target.value);
        if (kind) onKind(row.uploadId, kind);
      }}
    >
      {row.kind === null && <option value="">{row.position === null ? 'Left out' : 'Choose'}</option>}
      {kindGroups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindWords[kind].label}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

function Name({ row, isShown, several, onOpen }: Pick<RowProps, 'row' | 'isShown' | 'several' | 'onOpen'>) {
  const title = row.container === null ? row.name : `${row.container}, ${row.name}`;
  const words = (
    <>
      <span className="truncate">{row.name}</span>
      {row.container !== null && <span className="truncate text-xs font-normal text-ink-3">{row.container}</span>}
    </>
  );
  if (!several) {
    return (
      <span title={title} className="grid max-w-80">
        {words}
      </span>
    );
  }
  return (
    <button
      type="button"
      title={title}
      aria-pressed={isShown}
      onClick={() => onOpen(row.uploadId)}
      className={`grid min-h-[24px] max-w-80 min-w-0 items-center text-left underline-offset-2 hover:underline ${
        isShown ? 'font-semibold' : 'font-medium'
      }`}
    >
      {words}
    </button>
  );
}

function Row({ row, isShown, several, disabled, onOpen, onKind, onRemove }: RowProps) {
  const { confidence } = row;
  return (
    <tr
      data-file={row.name}
      className={`max-md:relative max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-3 max-md:gap-y-1.5 max-md:border-b max-md:border-line max-md:py-3 ${
        isShown && several ? 'bg-sunken' : ''
      } ${row.position === null ? 'text-ink-3' : 'text-ink'}`}
    >
      <td className={`${cell} w-6 pr-2 pl-1 text-right text-ink-3 tabular-nums max-md:hidden`}>
        {row.position ?? '–'}
      </td>
      <th scope="row" className={`${cell} min-w-0 text-left font-medium max-md:order-1 max-md:px-1`}>
        <Name row={row} isShown={isShown} several={several} onOpen={onOpen} />
      </th>
      <td className={`${cell} w-56 max-md:order-3 max-md:w-auto max-md:pl-1`}>
        <KindSelect row={row} disabled={disabled} onKind={onKind} />
      </td>
      <td className={`${cell} w-28 whitespace-nowrap max-md:order-4 max-md:pr-1 max-md:text-right`}>
        {confidence !== null && (
          <Badge tone={confidence.unsure ? 'caution' : confidence.word === 'likely' ? 'neutral' : 'good'}>
            {confidence.word}
          </Badge>
        )}
      </td>
      <td className={`${cell} w-20 text-right text-ink-2 tabular-nums max-md:hidden`}>{row.rows ?? '–'}</td>
      <td className={`${cell} w-24 text-right whitespace-nowrap text-ink-2 tabular-nums max-lg:hidden`}>{row.size}</td>
      <td
        className={`${cell} w-64 whitespace-nowrap md:pl-6 max-md:order-5 max-md:col-span-2 max-md:pl-1 ${tones[row.state.tone]}`}
      >
        {row.state.label}
        {row.rows !== null && <span className="text-ink-3 tabular-nums md:hidden">{`, ${row.rows} rows`}</span>}
      </td>
      <td className={`${cell} w-8 pr-0 text-right max-md:order-2 max-md:justify-self-end`}>
        <Button
          variant="quiet"
          size="small"
          aria-label={`Remove ${row.name}`}
          disabled={disabled}
          onClick={() => onRemove(row.uploadId)}
        >
          <X aria-hidden />
        </Button>
      </td>
    </tr>
  );
}

/** The files and parts in the order in which they are imported: what each holds, how sure that is, what it waits for. */
export function FileList({ rows, shownId, ...rest }: FileListProps) {
  return (
    <table className="w-full border-collapse text-sm max-md:block">
      <caption className="sr-only">Files in the order in which they are imported</caption>
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className={head}>
            <span className="sr-only">Order</span>
          </th>
          <th scope="col" className={head}>
            File
          </th>
          <th scope="col" className={head}>
            What it holds
          </th>
          <th scope="col" className={head}>
            Recognised
          </th>
          <th scope="col" className={`${head} text-right`}>
            Rows
          </th>
          <th scope="col" className={`${head} text-right max-lg:hidden`}>
            Size
          </th>
          <th scope="col" className={`${head} md:pl-6`}>
            State
          </th>
          <th scope="col" className={`${head} pr-0`}>
            <span className="sr-only">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <Row key={row.uploadId} row={row} isShown={row.uploadId === shownId} several={rows.length > 1} {...rest} />
        ))}
      </tbody>
    </table>
  );
}
