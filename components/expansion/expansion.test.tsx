import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import { queryKeys, type ReportParams, workspaceQuery } from '@/lib/api/queries';
import { byGrid, renewalsQuestion, splitQuestion, yearlyRetention } from '@/lib/view/expansion';
import { DEFAULT_PERIOD, monthsAsked } from '@/lib/view/question';
import { expandedRow, expansionReport, expansionRow } from '@/lib/view/testing/expansion';
import { movementsReport, retentionReport } from '@/lib/view/testing/reports';
import { Expansion } from './expansion';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));

const dataThrough = '2026-11-15';
const workspace = {
  workspace: {
    name: 'Halyard',
    is_sample: false,
    has_data: true,
    currency: 'USD',
    data_through: dataThrough,
    data_through_source: null,
    ledger_version: 1,
    accounts: 100,
    fiscal_year_start: 1,
    ledger_adds_up: true,
  },
};

function filledClient() {
  const client = makeQueryClient();
  const months = monthsAsked({ period: DEFAULT_PERIOD, as_of: null }, dataThrough);
  const answer = (name: string, params: ReportParams, report: object) =>
    client.setQueryData(queryKeys.report(name, params), report);
  const rows = [
    expandedRow('2026-09', 90_000_00, { seats: 1_000_00 }),
    expandedRow('2026-10', 100_000_00, { seats: 1_500_00, price: 500_00 }),
    expandedRow('2026-11', 102_000_00, { usage: 100_00 }, true),
  ];
  const movements = movementsReport(rows);
  const { currency, data_through, as_of, began_on, ledger_version } = movements;
  const head = { currency, data_through, as_of, began_on, ledger_version };
  client.setQueryData(workspaceQuery().queryKey, workspace);
  answer('movements', byGrid('month', months, {}), movements);
  answer(
    'expansion',
    byGrid('month', months, {}),
    expansionReport([
      expansionRow('2026-09', 90_000_00, { seats: 1_000_00 }),
      expansionRow('2026-10', 100_000_00, { seats: 1_500_00, price: 500_00 }),
    ]),
  );
  answer('renewals', renewalsQuestion(months, {}), {
    ...head,
    due: [],
    awaiting: { accounts: 0, arr: 0 },
    rows: [],
    by_distance: [],
  });
  answer('retention', yearlyRetention({}), retentionReport([1.05]));
  const values = ['SMB', 'Enterprise'].map((value) => ({ value, accounts: 50, arr: 1 }));
  answer(
    'attributes',
    {},
    { ...head, day: dataThrough, attributes: [{ slug: 'segment', computed: false, values }], products: [] },
  );
  answer('movements', splitQuestion('segment', 'month', months, {}), {
    ...movements,
    groups: [
      { key: 'SMB', rows },
      { key: 'Enterprise', rows: [] },
    ],
  });
  return client;
}

const show = (client: ReturnType<typeof makeQueryClient>) =>
  render(
    <NuqsTestingAdapter hasMemory>
      <QueryClientProvider client={client}>
        <Expansion />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );

// What comes on demand is there before anything is timed.
beforeAll(async () => {
  await Promise.all([
    import('./split-card'),
    import('./concentration-card'),
    import('./first-card'),
    import('./then-lost-card'),
    import('./rates-card'),
    import('./due-card'),
    import('./selling-card'),
  ]);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('Expansion', () => {
  it('holds the place of the figures until they are there', () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    show(makeQueryClient());
    expect(screen.getByRole('status', { name: 'Loading the figures' })).toBeTruthy();
  });

  it('answers how much, from what, and whether it is real; gaps say why', async () => {
    show(filledClient());
    expect(screen.getByTestId('value-expansion_rate').textContent).toBe('2.0%');
    expect(screen.getByText('Seats bring 83% of expansion')).toBeTruthy();
    expect(await screen.findByText('83% of expansion is genuine, 17% is price')).toBeTruthy();
    expect(await screen.findByText('SMB brings 100% of expansion from 100% of ARR')).toBeTruthy();
    expect(await screen.findByText(/^No line’s term ended in these months/)).toBeTruthy();
  });

  it('steps from period to period: the running one has a figure and no rates', async () => {
    show(filledClient());
    expect(screen.getByTestId('expansion-total').textContent).toBe('$2,000');
    fireEvent.click(screen.getByRole('button', { name: 'Later period' }));
    expect(screen.getByTestId('expansion-total').textContent).toBe('$100');
    expect(await screen.findByText('Rates are of periods that are over; Nov 2026 is not.')).toBeTruthy();
  });
});
