'use client';

import { ExternalLink } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow, TableRowHead } from '@/components/ui/table';
import type { BenchmarkModel, SourceRow } from '@/lib/view/benchmarks';

function Row({ row }: { row: SourceRow }) {
  return (
    <TableRow>
      <TableRowHead className="min-w-40 py-1.5">{row.population}</TableRowHead>
      <TableCell className="min-w-44">{row.figure}</TableCell>
      <TableCell>
        <Badge>{row.kind}</Badge>
      </TableCell>
      <TableCell className="whitespace-nowrap text-ink-2">{row.year}</TableCell>
      <TableCell className="whitespace-nowrap text-ink-2">{row.n}</TableCell>
      <TableCell className="min-w-56 py-1.5 text-ink-2">
        {row.url === null ? (
          row.source
        ) : (
          <a href={row.url} target="_blank" rel="noreferrer" className="underline underline-offset-2 hover:text-ink">
            {row.source}
            <ExternalLink aria-label="(opens another site)" className="ml-1 inline size-3" />
          </a>
        )}
        <span className="block text-2xs text-ink-3">{row.measures}</span>
      </TableCell>
    </TableRow>
  );
}

/** What others have published, by whom and how it was measured; kinds are named, never mixed. */
export function Sources({ model }: { model: BenchmarkModel }) {
  if (model.sources.length === 0 && model.rest.length === 0) return null;
  return (
    <details className="mt-3 border-t border-line pt-2.5">
      <summary className="min-h-[24px] cursor-pointer text-xs font-medium text-ink-2 hover:text-ink">
        {model.sources.length > 0 ? 'What others have published' : 'Other rules of thumb'}
      </summary>
      {model.rest.map((sentence) => (
        <p key={sentence} className="num mt-1 text-xs text-ink-2">
          {sentence}
        </p>
      ))}
      {model.sources.map(({ title, rows }) => (
        <div key={title} className="mt-3">
          <h3 className="mb-1 text-xs font-medium text-ink">{title}</h3>
          <Table className="text-xs">
            <TableHead>
              <TableRow>
                {['Population', 'Figure', 'Kind', 'Year', 'Size', 'Source'].map((name) => (
                  <TableHeadCell key={name}>{name}</TableHeadCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <Row key={row.key} row={row} />
              ))}
            </TableBody>
          </Table>
        </div>
      ))}
    </details>
  );
}
