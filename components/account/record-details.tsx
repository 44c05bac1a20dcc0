import { Badge } from '@/components/ui/badge';
import type { LedgerRecord } from '@/lib/view/account-ledger';

/** A row of a file, field by field; what a correction replaced stands struck through before what counts. */
export const RecordDetails = ({ record }: { record: LedgerRecord }) => (
  <div className="rounded-md border border-line bg-surface px-3.5 py-2.5">
    <p className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-3">
      <span className="font-medium break-all text-ink">{record.where}</span>
      <span>{record.when}</span>
      {record.of !== null && <span>stated of {record.of}</span>}
      {record.standing !== 'stands' && (
        <Badge tone={record.standing === 'corrected' ? 'caution' : 'bad'}>{record.standing}</Badge>
      )}
    </p>
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(196px,1fr))] gap-x-5 gap-y-1 text-xs">
      {record.fields.map((field) => (
        <div key={field.name} className="flex min-w-0 gap-1.5">
          <dt className="shrink-0 text-ink-3">{field.name}</dt>
          <dd className="min-w-0 break-words text-ink">
            {field.before.map((old) => (
              <del key={old} className="mr-1.5 text-ink-3 decoration-bad">
                {old}
              </del>
            ))}
            {field.value !== null &&
              (field.before.length > 0 ? <ins className="font-medium no-underline">{field.value}</ins> : field.value)}
          </dd>
        </div>
      ))}
    </dl>
    {record.replaced.length > 0 && (
      <p className="mt-1.5 text-xs break-words text-ink-3">In place of {record.replaced.join('; ')}</p>
    )}
  </div>
);
