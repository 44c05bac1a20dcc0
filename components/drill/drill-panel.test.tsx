import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import { workspaceQuery } from '@/lib/api/queries';
import { DrillPanel } from './drill-panel';

const ACCOUNTS = 5;
const PAGE = 2;

/** ARR of five accounts, $1.00 each, told two at a time. */
const answer = (asked: URL, ledgerVersion: number) => {
  const offset = Number(asked.searchParams.get('offset') ?? 0);
  const until = asked.searchParams.get('limit') === 'all' ? ACCOUNTS : Math.min(offset + PAGE, ACCOUNTS);
  return {
    currency: 'USD',
    data_through: '2026-11-15',
    as_of: null,
    began_on: null,
    ledger_version: ledgerVersion,
    metric: 'arr',
    period: '2026-10',
    value: ACCOUNTS * 100,
    sum: ACCOUNTS * 100,
    divided_by: null,
    total: { accounts: ACCOUNTS, start_arr: 0, end_arr: ACCOUNTS * 100 },
    offset,
    accounts: Array.from({ length: until - offset }, (_, index) => ({
      account: `c-${offset + index}`,
      name: `Account ${offset + index}`,
      start_arr: 0,
      end_arr: 100,
      adds: 100,
      base: null,
      changes: [{ on: '2026-10-02', source: 'new', arr: 100, import_id: null, row: 2, file: 'changes.csv' }],
    })),
  };
};

const noWorkspace = { workspace: null };
let asked: string[] = [];
let versions: number[] = [];

/** Answers as the server would; `versions`: of the ledger, answer by answer, the last one for the rest. */
function serve(): void {
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    const version = (versions.length > 1 ? versions.shift() : versions[0]) ?? 1;
    return Response.json(answer(new URL(path, 'http://localhost'), version));
  });
}

let scrolledTo: (() => void)[] = [];

class Observer {
  constructor(private readonly found: (entries: { isIntersecting: boolean }[]) => void) {}
  observe(element: Element): void {
    // Links watch whether they are in sight too.
    if (!(element instanceof HTMLAnchorElement)) scrolledTo.push(() => this.found([{ isIntersecting: true }]));
  }
  unobserve(): void {}
  disconnect(): void {}
}

function show(): void {
  const client = makeQueryClient();
  client.setQueryData(workspaceQuery().queryKey, noWorkspace);
  render(
    <NuqsTestingAdapter>
      <QueryClientProvider client={client}>
        <DrillPanel drill={{ metric: 'arr', period: '2026-10', account: 'c-0' }} onClose={() => undefined} />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

const names = () => screen.getAllByRole('link', { name: /^Account/ }).map((link) => link.textContent);

// What the panel loads on demand is there before anything is timed.
beforeAll(async () => {
  await Promise.all([import('@/lib/api/report-contract'), import('@/components/charts/data-menu')]);
});

beforeEach(() => {
  asked = [];
  versions = [];
  scrolledTo = [];
  serve();
  vi.stubGlobal('IntersectionObserver', Observer);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the panel of a figure', () => {
  it('shows the first accounts under sums of all, and the next ones when asked', async () => {
    show();
    expect(await screen.findByText('2 of 5 accounts')).toBeTruthy();
    expect(asked).toEqual(['/api/v1/explain?metric=arr&period=2026-10&account=c-0&offset=0']);
    expect(screen.getByText('5 accounts, which add up to it.')).toBeTruthy();
    expect(screen.getByTestId('drill-sum').textContent).toBe('$5.00');
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('4 of 5 accounts')).toBeTruthy();
    expect(names()).toEqual(['Account 0', 'Account 1', 'Account 2', 'Account 3']);
    expect(screen.getByTestId('drill-sum').textContent).toBe('$5.00');
  });

  it('brings the next accounts when they are scrolled to, until all are there', async () => {
    show();
    await screen.findByText('2 of 5 accounts');
    scrolledTo.at(-1)?.();
    await screen.findByText('4 of 5 accounts');
    scrolledTo.at(-1)?.();
    await waitFor(() => expect(names()).toHaveLength(5));
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('begins anew where records came in between two pages', async () => {
    versions = [1, 2];
    show();
    await screen.findByText('2 of 5 accounts');
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(asked).toHaveLength(4));
    expect(await screen.findByText('4 of 5 accounts')).toBeTruthy();
  });

  it('downloads every account, not those that are shown', async () => {
    const files: Blob[] = [];
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (file: Blob) => files.push(file) && 'blob:x' }));
    show();
    await screen.findByText('2 of 5 accounts');
    fireEvent.click(screen.getByRole('button', { name: 'Copy or download' }));
    const menu = await screen.findByRole('menu');
    fireEvent.click(within(menu).getByText('Download CSV'));
    await waitFor(() => expect(files).toHaveLength(1));
    expect(asked.at(-1)).toBe('/api/v1/explain?metric=arr&period=2026-10&account=c-0&limit=all');
    const lines = (await files[0]?.text())?.trim().split('\r\n') ?? [];
    expect(lines).toHaveLength(1 + ACCOUNTS);
  });
});
