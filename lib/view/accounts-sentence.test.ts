import { describe, expect, it } from 'vitest';
import { accountStates } from '@/lib/domain/account-states';
import type { AccountsReport, AccountsTotal } from '@/lib/domain/report';
import { accountsSentence } from './accounts-sentence';

const total = (accounts: number, start_arr: number, arr: number): AccountsTotal => ({
  ...{ accounts, arr, start_arr, change_arr: arr - start_arr, mrr: 0 },
});

const listed = (said: Partial<AccountsReport['states']>) => ({
  currency: 'USD',
  day: '2026-11-15',
  from: '2024-10-31',
  states: {
    ...(Object.fromEntries(accountStates.map((state) => [state, total(0, 0, 0)])) as AccountsReport['states']),
    ...said,
  },
});

const wordsOf = (said: Partial<AccountsReport['states']>): string | undefined =>
  accountsSentence(listed(said))
    ?.parts.map(({ text }) => text)
    .join('');

describe('the accounts in words', () => {
  it('say what they are worth, and what became of them: 10 + 30 + 20 of ARR, +10, −5, −8, +20', () => {
    const said = {
      unchanged: total(1, 1_000_000, 1_000_000),
      expanded: total(2, 2_000_000, 3_000_000),
      shrank: total(1, 2_500_000, 2_000_000),
      churned: total(1, 800_000, 0),
      new: total(3, 0, 2_000_000),
    };
    expect(wordsOf(said)).toBe(
      '7 active accounts are worth $80k of ARR. Since 31 Oct 2024, 2 grew by $10k, 1 shrank by $5k, 1 left with $8k and 3 came with $20k.',
    );
    expect(accountsSentence(listed(said))?.note).toContain('15 Nov 2026 against 31 Oct 2024');
  });

  it('say so where none moved, and nothing where there is none', () => {
    expect(wordsOf({ unchanged: total(1, 100_000, 100_000) })).toBe(
      '1 active account is worth $1k of ARR; none has moved since 31 Oct 2024.',
    );
    expect(wordsOf({})).toBeUndefined();
  });
});
