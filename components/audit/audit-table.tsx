import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { AuditLine } from '@/lib/view/audit';

/** A row for each entry; what is told of it opens below. */
export const AuditTable = ({ lines }: { lines: readonly AuditLine[] }) => (
  <Table aria-label="Entries of the audit log">
    <TableHead>
      <tr>
        <TableHeadCell>When</TableHeadCell>
        <TableHeadCell className="max-md:hidden">Who</TableHeadCell>
        <TableHeadCell>What</TableHeadCell>
        <TableHeadCell numeric className="max-md:hidden">
          Ledger version
        </TableHeadCell>
        <TableHeadCell numeric>Entry</TableHeadCell>
      </tr>
    </TableHead>
    <TableBody>
      {lines.map((line) => (
        <TableRow key={line.no}>
          <TableCell className="py-2 align-top whitespace-nowrap text-ink-2 max-md:min-w-24 max-md:whitespace-normal">
            {line.when}
          </TableCell>
          <TableCell className="min-w-32 py-2 align-top [overflow-wrap:anywhere] max-md:hidden">
            {line.who}
            {line.how !== null && <span className="block text-xs text-ink-3">{line.how}</span>}
          </TableCell>
          <TableRowHead className="py-2 align-top md:w-full">
            <span className="font-medium">{line.what}</span>
            <span className="text-xs text-ink-3 md:hidden"> by {line.who}</span>
            {line.details.length > 0 && <Details line={line} />}
          </TableRowHead>
          <TableCell numeric className="py-2 align-top text-ink-2 max-md:hidden">
            {line.version ?? '–'}
          </TableCell>
          <TableCell numeric className="py-2 align-top text-ink-3">
            {line.no}
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

const Details = ({ line: { about, details } }: { line: AuditLine }) => (
  <details className="text-xs text-ink-2">
    <summary className="min-h-6 w-fit max-w-full cursor-pointer leading-6 [overflow-wrap:anywhere] hover:text-ink">
      {about === '' ? 'Details' : about}
    </summary>
    <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
      {details.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="num [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  </details>
);
