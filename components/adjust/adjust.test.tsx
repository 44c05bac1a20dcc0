import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import { Toaster } from '@/components/ui/toast';
import { adjustableQuery, adjustmentsQuery } from '@/lib/api/adjustment-queries';
import type { AdjustableAccountAnswer, AdjustmentList, AdjustmentOutcomeAnswer } from '@/lib/api/contract/adjustments';
import { Adjustments } from './adjustments';
import { CorrectDialog } from './change-dialog';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }) }));

const account: AdjustableAccountAnswer = {
  account: 'a',
  name: 'Acme',
  currency: 'USD',
  data_through: '2026-11-21',
  arr: 120_000,
  lines: [
    {
      ...{ item: 'Planner', product: 'Planner', is_invoiced: false, arr: 120_000 },
      changes: [
        {
          ...{ record: 7, account: 'a', on: '2026-06-10', arr: 120_000, is_ended: false, by_hand: false },
          ...{ file: 'changes.csv', row: 3 },
          fields: {
            effective_on: '2026-06-10',
            product: 'Planner',
            amount: '100.00',
            interval: 'month',
            currency: 'USD',
          },
        },
      ],
    },
  ],
};

const effect = {
  before: { arr: 120_000, nrr: 1.062 },
  after: { arr: 150_000, nrr: 1.063 },
  arr: 30_000,
  nrr: 0.001,
};

const outcome = (dry_run: boolean): AdjustmentOutcomeAnswer => ({
  ...{ adjustment_id: dry_run ? null : 'x1', dry_run, kind: 'correct', description: 'Corrected Planner' },
  ...{ version: dry_run ? null : 8, currency: 'USD', data_through: '2026-11-21', effect, accounts: [], parts: null },
});

const asked: { path: string; body: { request?: { reason: string; fields: object }; dry_run?: boolean } }[] = [];
const posts = () => asked.filter(({ body }) => body.dry_run === false);

// What answers are held against is loaded on demand; it is there before anything is timed.
beforeAll(async () => void (await import('@/lib/api/contract/adjustments')));

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    const body = JSON.parse(String(init?.body ?? '{}'));
    asked.push({ path, body });
    if (path.endsWith('/withdraw')) return Response.json({ adjustment_id: 'x1', version: 9 });
    if (init?.method !== 'POST') return Response.json(account);
    if (body.request.fields.amount !== '-1') return Response.json(outcome(body.dry_run));
    const detail = 'amount: the amount -1 is negative; put the discount into the amount';
    return Response.json({ type: 'about:blank', title: 'No', status: 422, detail, field: 'amount' }, { status: 422 });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(children: React.ReactNode, fill?: (client: ReturnType<typeof makeQueryClient>) => void) {
  const client = makeQueryClient();
  fill?.(client);
  render(
    <NuqsTestingAdapter>
      <QueryClientProvider client={client}>
        {children}
        <Toaster />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );
}

const showCorrection = (onClose = () => undefined) =>
  show(<CorrectDialog account="a" name="Acme" onClose={onClose} />, (client) =>
    client.setQueryData(adjustableQuery('a').queryKey, account),
  );

describe('correcting a change', () => {
  it('shows what would change, then saves with a reason and offers to undo it', async () => {
    const onClose = vi.fn(() => undefined);
    showCorrection(onClose);
    fireEvent.change(screen.getByLabelText('Recurring amount'), { target: { value: '125.00' } });
    const preview = screen.getByRole('region', { name: 'What would change' });
    await waitFor(() => expect(preview.textContent).toContain('+$300.00'));
    expect(preview.textContent).toContain('106.20%');
    fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'Typo' } });
    const save = screen.getByRole('button', { name: 'Save correction' });
    await waitFor(() => expect(save).toHaveProperty('disabled', false));
    fireEvent.click(save);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(posts()[0]?.body.request).toMatchObject({ record: 7, reason: 'Typo', fields: { amount: '125.00' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Undo', hidden: true }));
    await waitFor(() => expect(asked.some(({ path }) => path.endsWith('/adjustments/x1/withdraw'))).toBe(true));
  });

  it('tells what is wrong at its field, and saves nothing', async () => {
    showCorrection();
    const amount = screen.getByLabelText('Recurring amount');
    fireEvent.change(amount, { target: { value: '-1' } });
    await screen.findByText(/^The amount -1 is negative/);
    expect(amount.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('button', { name: 'Save correction' })).toHaveProperty('disabled', true);
    expect(posts()).toEqual([]);
  });
});

describe('the page', () => {
  const list: AdjustmentList = {
    ...{ currency: 'USD', data_through: '2026-11-21', ledger_version: 8, current: effect.after },
    ...{
      all: 1,
      total: 1,
      standing: 1,
      offset: 0,
      has_effects: true,
      account: null,
      kinds: [{ kind: 'correct', adjustments: 1 }],
    },
    adjustments: [
      {
        ...{ adjustment_id: 'x1', kind: 'correct', description: 'Corrected Planner', reason: 'Typo', who: 'local' },
        ...{ made_at: '2026-11-22T13:10:00.000Z', undone_at: null, version: 8, can_undo: true, request: null, effect },
        accounts: [{ account: 'a', name: 'Acme' }],
      },
    ],
  };

  const pagesOf = (page: AdjustmentList) => ({ pages: [page], pageParams: [0] });

  it('lists each with its effect, to be undone', async () => {
    show(<Adjustments />, (client) => client.setQueryData(adjustmentsQuery().queryKey, pagesOf(list)));
    const row = screen.getByRole('row', { name: /Corrected Planner/ });
    expect(row.textContent).toContain('+$300.00');
    fireEvent.click(screen.getByRole('button', { name: 'Undo Corrected Planner' }));
    await waitFor(() => expect(asked.some(({ path }) => path.endsWith('/adjustments/x1/withdraw'))).toBe(true));
  });

  it('says what it is for while there is none', () => {
    show(<Adjustments />, (client) =>
      client.setQueryData(adjustmentsQuery().queryKey, pagesOf({ ...list, all: 0, total: 0, adjustments: [] })),
    );
    expect(screen.getByRole('heading', { name: 'Nothing has been stated by hand' })).toBeTruthy();
  });
});
