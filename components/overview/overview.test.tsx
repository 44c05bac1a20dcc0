import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import { closedMarksQuery } from '@/lib/api/closed-queries';
import type { WorkspaceState } from '@/lib/api/contract';
import { explainQuery, movementsQuery, reportQuery, retentionQuery, workspaceQuery } from '@/lib/api/queries';
import { bridgeQuestion } from '@/lib/view/bridge-question';
import { comparedMonths, movementsQuestion, retentionQuestion } from '@/lib/view/overview';
import { bridgeFigures, bridgeRow } from '@/lib/view/testing/bridges';
import { figures, movementRow, movementsReport, retentionReport } from '@/lib/view/testing/reports';
import { Overview } from './overview';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));

const workspace = (hasData: boolean): WorkspaceState => ({
  workspace: {
    name: 'Halyard',
    is_sample: false,
    has_data: hasData,
    currency: 'USD',
    data_through: hasData ? '2026-11-15' : null,
    data_through_source: null,
    ledger_version: 1,
    accounts: 100,
    fiscal_year_start: 1,
    ledger_adds_up: true,
  },
});

function show(client = makeQueryClient()) {
  render(
    <NuqsTestingAdapter>
      <QueryClientProvider client={client}>
        <Overview />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

const explained = (period: string) => ({
  currency: 'USD',
  data_through: '2026-11-15',
  as_of: null,
  began_on: null,
  ledger_version: 1,
  metric: 'nrr_12m',
  period,
  value: 1.04,
  sum: 1_040_000,
  divided_by: 1_000_000,
  total: { accounts: 1, start_arr: 1_000_000, end_arr: 1_040_000 },
  offset: 0,
  accounts: [
    {
      account: 'c-1',
      name: 'Cobalt Plumbing',
      start_arr: 30_000,
      end_arr: 0,
      adds: 0,
      base: 30_000,
      changes: [
        { on: '2025-09-03', source: 'churn' as const, arr: -30_000, import_id: null, row: 4, file: 'changes.csv' },
      ],
    },
  ],
});

function filledClient() {
  const client = makeQueryClient();
  client.setQueryData(workspaceQuery().queryKey, workspace(true));
  for (const window of comparedMonths) {
    const report = retentionReport([1.05, 1.06], { window, current: figures(1.0889, 0.917) });
    client.setQueryData(
      retentionQuery(retentionQuestion(window, window === 12 ? '2026-11-15' : null)).queryKey,
      report,
    );
  }
  const rows = [movementRow('2026-09', 90_000_00), movementRow('2026-10', 90_000_00, { new: 12_000_00 })];
  client.setQueryData(movementsQuery(movementsQuestion()).queryKey, movementsReport(rows));
  client.setQueryData(closedMarksQuery().queryKey, { months: [], latest: null });
  const bridge = bridgeFigures({ left: [bridgeRow('c-1', 300, 'Cobalt Plumbing')], base: [bridgeRow('c-2', -400)] });
  client.setQueryData(reportQuery('bridge', bridgeQuestion(12, '2026-11-15', '3')).queryKey, bridge);
  for (const period of ['2026-08-15', '2026-11-15'])
    client.setQueryData(explainQuery({ metric: 'nrr_12m', period, limit: 'all' }).queryKey, explained(period));
  return client;
}

// Charts need a size, which no document of a test has.
vi.mock('@/components/charts/drawn', () => ({ drawn: () => () => null }));

// What comes on demand is there before anything is timed.
beforeAll(async () => {
  await Promise.all([
    import('./movements'),
    import('@/components/bridge/bridge-card'),
    import('@/components/ahead/ahead'),
  ]);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('Overview', () => {
  it('offers the two ways to data while there is none', async () => {
    const client = makeQueryClient();
    client.setQueryData(workspaceQuery().queryKey, workspace(false));
    show(client);
    expect((await screen.findByRole('link', { name: 'Import your data' })).getAttribute('href')).toBe('/import');
    expect(screen.getByRole('button', { name: 'Try the sample company' })).toBeTruthy();
  });

  it('holds the place of the figures until they are there', () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    show();
    expect(screen.getByRole('status', { name: 'Loading the figures' })).toBeTruthy();
  });

  it('says what failed, and asks again', async () => {
    const fetch = vi.fn(async () => Response.json({ title: 'Busy', status: 400 }, { status: 400 }));
    vi.stubGlobal('fetch', fetch);
    show();
    await screen.findByText('The figures could not be loaded');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(fetch).toHaveBeenCalledTimes(2));
  });

  it('shows figures, findings and the month looked at; a step back is a step in the ledger', async () => {
    show(filledClient());
    expect(screen.getByTestId('value-nrr').textContent).toBe('108.9%');
    expect(await screen.findByText('October added $12k; new business brought most of the gains')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Earlier month' }));
    expect(screen.getByText('Nothing moved in September')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'MRR' }));
    expect(screen.getByText(/^MRR movements, Sep 2026/)).toBeTruthy();
  });

  it('says quietly that the last month is closed, or restated since, and leads there', () => {
    const client = filledClient();
    const october = { period: '2026-10', closed_on: '2026-11-03', by: 'Ana', nrr: 1.064, grr: 0.9 };
    client.setQueryData(closedMarksQuery().queryKey, { months: [october], latest: 'restated' });
    show(client);
    const mark = screen.getByRole('link', {
      name: 'Oct 2026 restated since it was closed on 3 Nov 2026: NRR 106.4% → 106.0%',
    });
    expect(mark.getAttribute('href')).toBe('/closed?month=2026-10');
  });

  it('says why NRR moved, account by account, with reason and month', async () => {
    show(filledClient());
    const row = await screen.findByRole('row', { name: /^Cobalt Plumbing/ });
    expect(row.textContent).toContain('churned, Sep 2025');
    expect(row.textContent).toContain('+3.00');
    expect(screen.getByTestId('bridge-to').textContent).toBe('103.00%');
  });

  it('has a table behind each chart, with the figures of the report', () => {
    show(filledClient());
    const [trend] = screen.getAllByRole('button', { name: 'Show as a table' });
    if (!trend) throw new Error('no table');
    fireEvent.click(trend);
    expect(screen.getByRole('row', { name: /^Oct 2026 100 106\.0%/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Show the chart' }).getAttribute('aria-pressed')).toBe('true');
  });
});
