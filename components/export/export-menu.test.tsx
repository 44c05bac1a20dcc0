import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import { dismissToast, toastEntries } from '@/components/ui/toast-messages';
import { ExportMenu } from './export-menu';

let asked: string[] = [];
let refused: string | null = null;

beforeAll(async () => {
  await import('@/lib/api/contract');
});

beforeEach(() => {
  asked = [];
  refused = null;
  vi.stubGlobal('fetch', async (path: string) => {
    if (!path.includes('/export/')) return Response.json({ workspace: null });
    asked.push(path);
    if (refused !== null)
      return Response.json({ type: 'about:blank', title: 'No', status: 422, detail: refused }, { status: 422 });
    return new Response('book', { headers: { 'content-disposition': 'attachment; filename="retention.xlsx"' } });
  });
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
});

afterEach(() => {
  cleanup();
  for (const { id } of toastEntries()) dismissToast(id);
  vi.unstubAllGlobals();
});

const shown = (address: string) =>
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <NuqsTestingAdapter searchParams={address}>
        <ExportMenu trigger={<button type="button">Export</button>} />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );

const choose = async (name: string): Promise<void> =>
  void fireEvent.click(await screen.findByRole('menuitem', { name }));

const titles = () => toastEntries().map(({ title }) => title);

it('asks for the workbook of the page’s accounts, of every month, and says when it is there', async () => {
  shown('?where=segment%3DSMB&period=2025-01..2025-06');
  await choose('Every month, names hidden');
  await waitFor(() => expect(titles()).toContain('Workbook saved'));
  expect(asked).toEqual(['/api/v1/export/workbook?where=segment%3DSMB&hide_names=true']);
});

it('asks for the months that the page shows, where these are chosen', async () => {
  shown('?period=2025-01..2025-06');
  await choose('Jan 2025 to Jun 2025');
  await waitFor(() => expect(titles()).toContain('Workbook saved'));
  expect(asked).toEqual(['/api/v1/export/workbook?from=2025-01&to=2025-06']);
});

it('says why there is none', async () => {
  refused = 'there are no data yet';
  shown('');
  await choose('Every month');
  await waitFor(() => expect(titles()).toContain('The workbook was not made'));
  expect(toastEntries().at(-1)?.description).toBe('there are no data yet');
});

it('leads to one report as a file, with the same question', async () => {
  shown('?where=segment%3DSMB&period=2025-01..2025-06');
  const link = await screen.findByRole('menuitem', { name: 'Retention' });
  expect(link.getAttribute('href')).toBe(
    '/api/v1/export/csv?from=2025-01&to=2025-06&where=segment%3DSMB&report=retention',
  );
});
