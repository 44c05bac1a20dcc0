import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { SettingsAnswer } from '@/lib/api/contract/settings';
import { queryKeys } from '@/lib/api/queries';
import { Figures } from './figures';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const stored: SettingsAnswer['settings'] = {
  currency: 'USD',
  grace: 30,
  usage_policy: 'last',
  history_from: null,
  gross_margin: null,
  plan_rates: {},
  plan_rates_by_year: {},
  fiscal_year_start: 1,
  time_zone: null,
  stage: null,
  expansion_trigger: null,
  data_through_by_source: {},
  targets: [],
  sales_assist: { from: 25_000, sources: {} },
};
const settings: SettingsAnswer = {
  ...{ ledger_version: 1, data_through: '2026-11-21', settings: stored, defaults: stored, sources: [], currencies: [] },
  ...{ fiscal_year: 2026, stage_by_arr: '1-5M', stages: ['0-1M', '1-5M', '5-20M', '20M+'], history: [] },
};

it('grace is tried out before it is saved: the figures stand there, and only then the button', async () => {
  const sent: unknown[] = [];
  const standing = { arr: 100_000_00, accounts: 10, nrr: 1.05, grr: 0.9, data_through: '2026-11-21' };
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)));
    const after = { ...standing, nrr: 1.02 };
    return Response.json({ dry_run: true, version: null, currency: 'USD', before: standing, after });
  });
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(queryKeys.settings, settings);
  render(
    <QueryClientProvider client={client}>
      <Figures settings={settings} />
    </QueryClientProvider>,
  );
  const field = screen.getByLabelText('Days of grace');
  fireEvent.change(field, { target: { value: '400' } });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Try it' }).disabled).toBe(true);
  fireEvent.change(field, { target: { value: '14' } });
  fireEvent.click(screen.getByRole('button', { name: 'Try it' }));
  await screen.findByText('NRR would go from 105.0% to 102.0%.', {}, { timeout: 5000 });
  expect(sent).toEqual([{ grace: 14, dry_run: true }]);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent[1]).toEqual({ grace: 14 }));
});
