import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { NuqsTestingAdapter, type OnUrlUpdateFunction } from 'nuqs/adapters/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrillHost } from '@/components/drill/drill-host';
import { makeQueryClient } from '@/components/shell/query-client';
import { reportQuery, workspaceQuery } from '@/lib/api/queries';
import type { CohortsAnswer } from '@/lib/view/cohorts';
import { cohortsQuestion } from '@/lib/view/cohorts';
import { cohortsAnswer, sixQuarters } from '@/lib/view/testing/cohorts';
import { Cohorts } from './cohorts';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));

const workspace = {
  name: 'Halyard',
  is_sample: false,
  has_data: true,
  currency: 'USD',
  data_through: '2026-11-15',
  data_through_source: null,
  ledger_version: 1,
  accounts: 100,
  fiscal_year_start: 1,
  ledger_adds_up: true,
};

function show(answer: CohortsAnswer | null, onUrlUpdate?: OnUrlUpdateFunction) {
  const client = makeQueryClient();
  client.setQueryData(workspaceQuery().queryKey, { workspace });
  const asks = cohortsQuestion({ metric: 'net', by: null }, { grid: 'month' }, { from: '2024-11' });
  if (answer) client.setQueryData(reportQuery('cohorts', asks).queryKey, answer);
  render(
    <NuqsTestingAdapter {...(onUrlUpdate && { onUrlUpdate })}>
      <QueryClientProvider client={client}>
        <Cohorts />
        <DrillHost />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

const cell = (row: number, age: number): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`button[data-row="${row}"][data-age="${age}"]`);
  if (!found) throw new Error(`no cell ${row}, ${age}`);
  return found;
};

const words = (): (string | null)[] => screen.getAllByRole('status').map((status) => status.textContent);

beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('Cohorts', () => {
  it('is a table with its cohorts as row heads and its averages at the foot', () => {
    show(sixQuarters());
    const row = screen.getByRole('row', { name: /^Q4 2025/ });
    expect(within(row).getByRole('rowheader').textContent).toBe('Q4 2025');
    const texts = within(row)
      .getAllByRole('button')
      .map((button) => button.textContent);
    expect(texts).toEqual(['$20k', '100', '90', '80', '80', '80 not over']);
    expect(screen.getByRole('row', { name: /^Average/ })).toBeTruthy();
    expect(screen.getByRole('row', { name: /^n cohorts 5 4 3 2 1 0/ })).toBeTruthy();
  });

  it('arrows move among its cells, one of which is a tab stop; the line above says where one is', () => {
    show(sixQuarters());
    expect(document.querySelectorAll('button[data-age][tabindex="0"]')).toHaveLength(1);
    cell(0, 0).focus();
    fireEvent.keyDown(cell(0, 0), { key: 'End' });
    expect(document.activeElement).toBe(cell(0, 5));
    fireEvent.keyDown(cell(0, 5), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(cell(1, 4));
    expect(words()).toContain('Q4 2025 after 4 quarters (Q4 2026, not over): 80.0%, $16,000 of $20,000 ARR');
    fireEvent.keyDown(cell(1, 4), { key: 'Home' });
    fireEvent.keyDown(cell(1, 0), { key: 'ArrowLeft' });
    expect(words()).toContain('Q4 2025 started with $20,000 ARR, 20 accounts');
    expect(cell(1, -1).tabIndex).toBe(0);
  });

  it('a cell opens its accounts', async () => {
    const changed = vi.fn<OnUrlUpdateFunction>();
    show(sixQuarters(), changed);
    fireEvent.click(cell(1, 1));
    await vi.waitFor(() => expect(changed).toHaveBeenCalled());
    expect(changed.mock.calls[0]?.[0].searchParams.get('open')).toBe('cohort_net.2025-Q4@2026-Q1');
  });

  it('says that nobody started, and what failed', async () => {
    show(cohortsAnswer([]));
    expect(screen.getByText(/No account started in these months/)).toBeTruthy();
    cleanup();
    vi.stubGlobal('fetch', async () => Response.json({ title: 'Busy', status: 400 }, { status: 400 }));
    show(null);
    await screen.findByText('The cohorts could not be loaded');
  });
});
