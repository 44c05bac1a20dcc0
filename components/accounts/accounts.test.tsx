import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { NuqsTestingAdapter, type OnUrlUpdateFunction } from 'nuqs/adapters/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import { type ReportParams, reportQuery, workspaceQuery } from '@/lib/api/queries';
import { accountStates } from '@/lib/domain/account-states';
import type { AccountRow, AccountsReport } from '@/lib/domain/report';
import { listQuestion, windowOf } from '@/lib/view/accounts';
import { Accounts } from './accounts';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, prefetch: () => undefined }) }));

const workspace = {
  name: 'Halyard',
  is_sample: false,
  has_data: true,
  currency: 'USD',
  data_through: '2026-11-15',
  data_through_source: null,
  ledger_version: 1,
  accounts: 1000,
  fiscal_year_start: 1,
  ledger_adds_up: true,
};

const ACCOUNTS = 1000;

const rowOf = (place: number): AccountRow => ({
  account: `C-${place}`,
  name: `Account ${place}`,
  state: 'expanded',
  arr: 100_000 - place,
  mrr: 8333,
  start_arr: 90_000,
  change_arr: 10_000 - place,
  since: '2024-01-01',
  until: null,
  last_change_on: '2025-01-01',
  renews_on: null,
  opening: false,
  attributes: { segment: 'SMB' },
});

const none = { accounts: 0, arr: 0, mrr: 0, start_arr: 0, change_arr: 0 };
const total = { accounts: ACCOUNTS, arr: 123_456, mrr: 10_288, start_arr: 100_000, change_arr: 23_456 };

function answer({ offset = 0, limit = ACCOUNTS, only }: ReportParams): AccountsReport {
  const places = Array.from({ length: Math.min(limit, ACCOUNTS - offset) }, (_, index) => offset + index);
  return {
    currency: 'USD',
    data_through: '2026-11-15',
    as_of: null,
    began_on: '2026-11-01',
    ledger_version: 1,
    day: '2026-11-15',
    from: '2024-10-31',
    offset,
    rows: only ? [] : places.map(rowOf),
    ids: only ? places.map((place) => `C-${place}`) : null,
    total,
    states: Object.fromEntries(
      accountStates.map((state) => [state, state === 'expanded' ? total : none]),
    ) as AccountsReport['states'],
    around: null,
    excluded: [],
  };
}

function show(onUrlUpdate?: OnUrlUpdateFunction) {
  const client = makeQueryClient();
  client.setQueryData(workspaceQuery().queryKey, { workspace });
  client.setQueryData(reportQuery('attributes').queryKey, {
    ...{ currency: 'USD', data_through: '2026-11-15', as_of: null, began_on: null, ledger_version: 1 },
    ...{ day: '2026-11-15', products: [] },
    attributes: [{ slug: 'segment', computed: false, values: [] }],
  });
  const question = listQuestion({}, { from: '2024-11' }, { search: '', state: 'active', sort: '-arr' });
  const asks = windowOf(question, 0);
  client.setQueryData(reportQuery('accounts', asks).queryKey, answer(asks));
  render(
    <NuqsTestingAdapter {...(onUrlUpdate && { onUrlUpdate })}>
      <QueryClientProvider client={client}>
        <Accounts />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

const table = (): HTMLElement => screen.getByRole('table', { name: 'Accounts' });
const drawn = (): Element[] => [...table().querySelectorAll('tbody tr[aria-rowindex]')];

beforeEach(() => {
  vi.stubGlobal('fetch', async (path: string) => {
    const search = new URL(path, 'http://localhost').searchParams;
    const [offset, limit, only] = ['offset', 'limit', 'only'].map((name) => search.get(name));
    return Response.json(
      answer({
        ...(offset && { offset: Number(offset) }),
        ...(limit && { limit: Number(limit) }),
        ...(only && { only: 'ids' as const }),
      }),
    );
  });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(720);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1100);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the page of accounts', () => {
  it('draws the rows in sight of a thousand, and says how many there are', () => {
    show();
    expect(table().getAttribute('aria-rowcount')).toBe('1002');
    expect(drawn().length).toBeGreaterThan(15);
    expect(drawn().length).toBeLessThanOrEqual(60);
    expect(
      within(table())
        .getByRole('link', { name: /Account 0/ })
        .getAttribute('href'),
    ).toBe('/accounts/C-0');
    expect(screen.getByTestId('sum-arr').textContent).toBe('$1,234.56');
  });

  it('sorts by a column’s name, which says so', async () => {
    const updates: string[] = [];
    show(({ queryString }) => updates.push(queryString));
    expect(screen.getByRole('columnheader', { name: /^ARR$/ }).getAttribute('aria-sort')).toBe('descending');
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Account' })));
    await vi.waitFor(() => expect(updates.at(-1)).toBe('?sort=name'));
  });

  it('selects rows, with Shift all between, and all of the list', async () => {
    show();
    const box = (place: number) => screen.getByRole('checkbox', { name: `Select Account ${place}` });
    fireEvent.click(box(1));
    await act(async () => fireEvent.click(box(4), { shiftKey: true }));
    expect(await screen.findByText('4 selected', {}, { timeout: 9000 })).toBeTruthy();
    await act(async () =>
      fireEvent.click(screen.getByRole('checkbox', { name: 'Select all 1000 accounts of the list' })),
    );
    expect(await screen.findByText('1,000 selected', {}, { timeout: 9000 })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.queryByText(/ selected$/)).toBeNull();
  }, 20_000);

  it('is moved through by arrows, one link at a time', () => {
    show();
    const link = (place: number) => within(table()).getByRole('link', { name: new RegExp(`^Account ${place}\\b`) });
    link(0).focus();
    fireEvent.keyDown(link(0), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(link(1));
    expect([link(0).tabIndex, link(1).tabIndex]).toEqual([-1, 0]);
  });
});
