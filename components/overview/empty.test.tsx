import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import type { ImportRun } from '@/lib/api/contract';
import { importRunQuery, workspaceQuery } from '@/lib/api/queries';
import { Empty } from './empty';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));

afterEach(cleanup);

const run = (more: Partial<ImportRun>): ImportRun => ({
  import_id: 'first',
  status: 'running',
  dry_run: false,
  kind: 'invoices',
  file: 'lines.csv',
  started_at: '2026-11-15T06:12:00Z',
  finished_at: null,
  withdrawn_at: null,
  data_through: null,
  batch_id: null,
  complete: null,
  progress: { phase: 'storing', bytes: 10, bytes_total: 10, rows: 1200, rows_per_second: 0, seconds_left: null },
  result: null,
  effect: null,
  has_rejects: false,
  error: null,
  ...more,
});

function show(importing: ImportRun | null) {
  const client = makeQueryClient();
  const state = importing === null ? {} : { importing: importing.import_id };
  client.setQueryData(workspaceQuery().queryKey, { workspace: null, ...state });
  if (importing) client.setQueryData(importRunQuery(importing.import_id).queryKey, importing);
  render(
    <QueryClientProvider client={client}>
      <Empty />
    </QueryClientProvider>,
  );
}

it('offers the two ways to data while there is none', () => {
  show(null);
  expect(screen.getByRole('link', { name: /Import your data/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Try the sample company' })).toBeTruthy();
});

it('shows how far an import is, in place of both', () => {
  show(run({}));
  expect(screen.getByRole('heading', { name: 'lines.csv is being imported' })).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: 'Storing the records' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Follow it in Imports' }).getAttribute('href')).toBe('/import?import=first');
  expect(screen.queryByRole('button', { name: 'Try the sample company' })).toBeNull();
});
