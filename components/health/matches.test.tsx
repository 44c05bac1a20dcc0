import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { NuqsTestingAdapter } from 'nuqs/adapters/testing';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { makeQueryClient } from '@/components/shell/query-client';
import { Toaster } from '@/components/ui/toast';
import type { MatchesAnswer, MatchOutcomeAnswer, MatchRequest } from '@/lib/api/contract/matches';
import { Matches } from './matches';
import { MatchesOffer } from './matches-offer';

vi.mock('next/navigation', () => ({
  usePathname: () => '/health/matches',
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({ push: () => undefined, refresh: () => undefined }),
}));

const side = (account: string, name: string, source: string) => ({
  ...{ account, name, sources: [source], arr: 240_000, since: '2024-01-01' },
});

const offer = (id: string, name: string, is_sure: boolean): MatchesAnswer['offers'][number] => ({
  ...{ id, confidence: is_sure ? 0.94 : 0.7, is_sure, has_same_arr: false, reasons: [{ kind: 'name', value: name }] },
  ...{ into: side(`m${id}`, name, 'chartmogul'), account: side(`c${id}`, `${name} Inc`, 'stripe') },
});

const report = (offers: MatchesAnswer['offers'], refused: MatchesAnswer['refused'] = []): MatchesAnswer => ({
  ...{ currency: 'USD', data_through: '2026-10-31', as_of: null, began_on: '2026-11-01', ledger_version: 4 },
  ...{ accounts: 7, total: offers.length, sure: 1, sure_from: 0.9, offset: 0, offers, refused },
  by_sources: [{ sources: ['chartmogul', 'stripe'], offers: offers.length }],
});

const effect = { before: { arr: 900, nrr: 0.3 }, after: { arr: 900, nrr: 0.5 }, arr: 0, nrr: 0.2 };
const outcome = (dry_run: boolean, merged: number): MatchOutcomeAnswer => ({
  ...{
    dry_run,
    adjustment_id: dry_run ? null : 'mark-5',
    version: dry_run ? null : 5,
    currency: 'USD',
    merged,
    effect,
  },
});

const both = [offer('1-2', 'Acme', true), offer('3-4', 'Beta', false)];
let answer: MatchesAnswer;
const sent: MatchRequest[] = [];
const withdrawn: string[] = [];

// What answers are held against is loaded on demand; it is there before anything is timed.
beforeAll(async () => {
  await import('@/lib/api/contract/matches');
  await import('@/lib/api/contract/adjustments');
});

beforeEach(() => {
  answer = report(both);
  sent.length = 0;
  withdrawn.length = 0;
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method !== 'POST') return Response.json(answer);
    if (path.endsWith('/withdraw')) {
      withdrawn.push(path);
      answer = report(both);
      return Response.json({ adjustment_id: 'mark-5', version: 6 });
    }
    const request: MatchRequest = JSON.parse(String(init.body));
    sent.push(request);
    if (request.action === 'accept') {
      if (!request.dry_run) answer = report(both.filter(({ id }) => !request.offers.includes(id)));
      return Response.json(outcome(request.dry_run === true, request.offers.length));
    }
    const accounts = [side('m3-4', 'Beta', 'chartmogul'), side('c3-4', 'Beta Inc', 'stripe')];
    const refused = [{ id: '3-4', accounts, refused_by: 'local', refused_at: '2026-11-01T10:00:00.000Z' }];
    answer = request.action === 'refuse' ? report([offer('1-2', 'Acme', true)], refused) : report(both);
    return Response.json({ total: answer.total, refused: answer.refused.length });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (children: React.ReactNode) =>
  render(
    <NuqsTestingAdapter>
      <QueryClientProvider client={makeQueryClient()}>
        {children}
        <Toaster />
      </QueryClientProvider>
    </NuqsTestingAdapter>,
  );

it('the very likely are chosen, what they do is told before they are merged, and the merge is undone as one', async () => {
  show(<Matches />);
  await screen.findByText('+20.00 points');
  expect(sent).toEqual([{ action: 'accept', offers: ['1-2'], dry_run: true }]);
  fireEvent.click(screen.getByLabelText(/^Merge Beta/));
  fireEvent.click(await screen.findByRole('button', { name: 'Merge 2 pairs' }));
  await screen.findByText('2 accounts are now read as others');
  expect(sent.filter((each) => each.action === 'accept' && !each.dry_run)).toEqual([
    { action: 'accept', offers: ['1-2', '3-4'] },
  ]);
  await waitFor(() => expect(screen.queryByText('Acme Inc')).toBeNull());
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('Acme Inc');
  expect(withdrawn).toEqual(['/api/v1/adjustments/mark-5/withdraw']);
});

it('what is refused goes, and can be offered again', async () => {
  show(<Matches />);
  fireEvent.click(await screen.findByRole('button', { name: /^Not the same: Beta/ }));
  const again = await screen.findByRole('button', { name: 'Offer again: Beta and Beta Inc' });
  expect(screen.queryByLabelText(/^Merge Beta/)).toBeNull();
  fireEvent.click(again);
  await screen.findByLabelText(/^Merge Beta/);
  expect(sent.filter(({ action }) => action !== 'accept')).toEqual([
    { action: 'refuse', offers: ['3-4'] },
    { action: 'offer_again', offers: ['3-4'] },
  ]);
});

it('after an import it is told where two sources have customers alike, and nothing where they have not', async () => {
  show(<MatchesOffer />);
  await screen.findByText('2 customers of Stripe look like accounts of ChartMogul');
  cleanup();
  answer = { ...report([]), by_sources: [] };
  const { container } = show(<MatchesOffer />);
  await waitFor(() => expect(container.textContent).toBe(''));
});
