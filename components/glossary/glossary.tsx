'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { glossaryQuery } from '@/lib/api/queries';
import { type GlossaryRow, glossaryCount, prepareGlossary } from '@/lib/view/glossary';

function Row({ row }: { row: GlossaryRow }) {
  return (
    <div
      id={row.slug}
      className="grid scroll-mt-4 gap-x-6 gap-y-1 border-t border-line py-3 first:border-t-0 target:bg-accent-wash md:grid-cols-[minmax(0,1fr)_minmax(0,3fr)]"
    >
      <dt>
        <span className="block font-medium text-ink">{row.name}</span>
        <span className="block text-2xs text-ink-3">{row.reading}</span>
      </dt>
      <dd className="grid max-w-[80ch] gap-1 text-pretty">
        <p className="text-ink">{row.formula}</p>
        {row.note && <p className="text-xs text-ink-2">{row.note}</p>}
        {row.inputs.length > 0 && (
          <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
            Made of
            {row.inputs.map(({ slug, name }) => (
              <Link
                key={slug}
                prefetch={false}
                href={`/glossary#${slug}`}
                className="inline-flex min-h-[24px] items-center underline underline-offset-2 hover:text-ink"
              >
                {name}
              </Link>
            ))}
          </p>
        )}
      </dd>
    </div>
  );
}

/** What every figure means, in words; searched by any of them. */
export function Glossary() {
  const { data, error, refetch } = useQuery(glossaryQuery());
  const [search, setSearch] = useQueryState('q', parseAsString.withDefault('').withOptions({ throttleMs: 200 }));
  if (error && !data)
    return <Failure title="The glossary could not be loaded" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-[900px] max-w-[1000px] rounded-lg" />;
  const groups = prepareGlossary(data.metrics, search);
  return (
    <div className="grid max-w-[1000px] gap-4">
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <Input
          type="search"
          aria-label="Search the glossary"
          placeholder="Search by name or word"
          className="w-80 max-w-full"
          value={search}
          onChange={(event) => void setSearch(event.target.value === '' ? null : event.target.value)}
        />
        <p role="status" className="num text-xs text-ink-3">
          {glossaryCount(groups, data.metrics.length)}
        </p>
      </div>
      {groups.length === 0 && (
        <p className="flex flex-wrap items-center gap-3 text-ink-2">
          No figure has “{search}” in its name or words.
          <Button onClick={() => void setSearch(null)}>Show all</Button>
        </p>
      )}
      {groups.map((group) => (
        <Card key={group.id} title={group.title}>
          <dl>
            {group.rows.map((row) => (
              <Row key={row.slug} row={row} />
            ))}
          </dl>
        </Card>
      ))}
    </div>
  );
}
