import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { SourceGroup, SourceRow } from '@/lib/view/benchmark-sources';

/** On a phone a row is a block of lines: who, what, how, and by whom. */
const cell = 'py-1.5 align-top max-md:block max-md:h-auto max-md:border-0 max-md:p-0';

function Source({ row }: { row: SourceRow }) {
  const look = 'underline underline-offset-2 hover:text-ink';
  if (row.url === null) return row.source;
  if (row.url.startsWith('/'))
    return (
      <Link href={row.url} className={look}>
        {row.source}
      </Link>
    );
  return (
    <a href={row.url} target="_blank" rel="noreferrer" className={look}>
      {row.source}
      <ExternalLink aria-label="(opens another site)" className="ml-1 inline size-3" />
    </a>
  );
}

function Row({ row }: { row: SourceRow }) {
  return (
    <TableRow className="max-md:block max-md:border-b max-md:border-line max-md:py-2">
      <TableRowHead className={`${cell} max-md:font-medium`}>{row.population}</TableRowHead>
      <TableCell className={`${cell} text-ink`}>
        {row.figure}
        {row.stand && <span className="block text-2xs text-pretty text-ink-3">{row.stand}</span>}
      </TableCell>
      <TableCell className={`${cell} max-md:my-0.5`}>
        <Badge>{row.kind}</Badge>
      </TableCell>
      <TableCell className={`${cell} text-ink-2 max-md:inline-block max-md:pr-2`}>{row.year}</TableCell>
      <TableCell className={`${cell} text-ink-2 max-md:inline-block`}>{row.n}</TableCell>
      <TableCell className={`${cell} text-ink-2`}>
        <Source row={row} />
        {row.measures && <span className="block text-2xs text-pretty text-ink-3">{row.measures}</span>}
      </TableCell>
    </TableRow>
  );
}

/** By the width of each column, so that groups stand under each other. */
const columns = [
  ['Population', 'w-[19%]'],
  ['Figure, in %', 'w-[25%]'],
  ['Kind', 'w-[9%]'],
  ['Year', 'w-[9%]'],
  ['Companies', 'w-[10%]'],
  ['Source', 'w-[28%]'],
] as const;

/** Who says each thing that the figure is held against, and how it was measured; kinds are named, never mixed. */
export function Sources({ title, groups }: { title: string; groups: readonly SourceGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <details className="mt-1 print:[&::details-content]:[content-visibility:visible]">
      <summary className="flex min-h-[24px] w-fit cursor-pointer items-center gap-1.5 text-xs text-ink-3 before:inline-block before:size-0 before:border-y-4 before:border-l-[5px] before:border-y-transparent before:border-l-current hover:text-ink in-open:before:rotate-90 [&::-webkit-details-marker]:hidden">
        {title}
      </summary>
      <div className="mt-1.5 mb-3">
        <Table aria-label={title} className="text-xs max-md:block md:table-fixed md:min-w-[860px]">
          <TableHead className="max-md:sr-only">
            <TableRow>
              {columns.map(([name, width]) => (
                <TableHeadCell key={name} className={width}>
                  {name}
                </TableHeadCell>
              ))}
            </TableRow>
          </TableHead>
          {groups.map((group) => (
            <TableBody key={group.title} className="max-md:block">
              <tr className="max-md:block">
                <th
                  scope="rowgroup"
                  colSpan={columns.length}
                  className="border-b border-line pt-3 pb-1 text-left font-medium text-ink max-md:block"
                >
                  {group.title}
                </th>
              </tr>
              {group.rows.map((row) => (
                <Row key={row.key} row={row} />
              ))}
            </TableBody>
          ))}
        </Table>
      </div>
    </details>
  );
}
