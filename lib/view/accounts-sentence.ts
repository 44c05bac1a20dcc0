/** The accounts in words: what they are worth, and what became of them over the period. */
import type { AccountState } from '@/lib/domain/account-states';
import type { AccountsTotal } from '@/lib/domain/report';
import { compactMoney, dayText, wholeNumber } from './format';
import type { Monday } from './sentence';

interface Listed {
  currency: string;
  /** The days that are compared. */
  day: string | null;
  from: string | null;
  /** Whichever state is listed. */
  states: Readonly<Record<AccountState, AccountsTotal>>;
}

const many = (accounts: number, verb: string): string => `${wholeNumber(accounts)} ${verb}`;

/** '96 grew by $1.9M, 19 shrank by $210k and 120 left with $1.1M'; '' where nothing moved. */
function movedWords({ currency, states }: Listed): string {
  const { expanded, shrank, churned, reactivated, new: fresh } = states;
  const came = fresh.accounts + reactivated.accounts;
  const words = [
    expanded.accounts > 0 && `${many(expanded.accounts, 'grew')} by ${compactMoney(expanded.change_arr, currency)}`,
    shrank.accounts > 0 && `${many(shrank.accounts, 'shrank')} by ${compactMoney(-shrank.change_arr, currency)}`,
    churned.accounts > 0 && `${many(churned.accounts, 'left')} with ${compactMoney(-churned.change_arr, currency)}`,
    came > 0 && `${many(came, 'came')} with ${compactMoney(fresh.change_arr + reactivated.change_arr, currency)}`,
  ].filter((each) => each !== false);
  const last = words.pop();
  if (last === undefined) return '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

/** Null while there is no ledger, and where no account matches. */
export function accountsSentence(listed: Listed): Monday | null {
  const { states, currency, day, from } = listed;
  const active = [states.new, states.reactivated, states.expanded, states.shrank, states.unchanged];
  const accounts = active.reduce((sum, state) => sum + state.accounts, 0);
  const arr = active.reduce((sum, state) => sum + state.arr, 0);
  if (day === null || from === null || accounts + states.churned.accounts === 0) return null;
  const moved = movedWords(listed);
  return {
    parts: [
      {
        text: `${wholeNumber(accounts)} active ${accounts === 1 ? 'account is' : 'accounts are'} worth `,
        strong: false,
      },
      { text: `${compactMoney(arr, currency)} of ARR`, strong: true },
      {
        text: moved === '' ? `; none has moved since ${dayText(from)}.` : `. Since ${dayText(from)}, ${moved}.`,
        strong: false,
      },
    ],
    note: `State and change of each: its ARR on ${dayText(day)} against ${dayText(from)}.`,
  };
}
