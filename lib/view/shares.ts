/** Links in words: what each opens, until when, and who looked. */
import { instantInWords } from './import-history';
import { pageOf, viewRows } from './saved-views';

interface ShareLink {
  id: number;
  name: string;
  kind: 'page' | 'deck';
  path: string | null;
  search: string | null;
  hides_names: boolean;
  has_password: boolean;
  expires_at: string;
  state: 'open' | 'expired' | 'revoked';
  opened: number;
  last_opened_at: string | null;
}

export interface ShareRow {
  id: number;
  name: string;
  /** 'Retention: Segment: SMB. Without names, with a password' */
  what: string;
  state: string;
  tone: 'good' | 'neutral' | 'bad';
  /** 'until 22 Dec 2026, 08:00' */
  until: string;
  /** 'Opened 3 times, last on …' */
  seen: string;
  isOpen: boolean;
  isRevoked: boolean;
}

const states = {
  open: ['Open', 'good'],
  expired: ['Expired', 'neutral'],
  revoked: ['Revoked', 'bad'],
} as const;

/** How long a link lasts, to choose from. */
export const shareSpans = [
  { days: 1, label: 'A day' },
  { days: 7, label: 'A week' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 366, label: 'A year' },
] as const;

/** 'Retention: Segment: SMB', 'A deck' */
export function scopeWords(path: string | null, search: string | null): string {
  if (path === null) return 'A deck, as it was when the link was made';
  const [row] = viewRows([{ id: 0, name: '', path, search: search ?? '', is_default: false }]);
  const words = row && !row.words.startsWith('The page') ? `: ${row.words}` : '';
  return `${pageOf(path)}${words}`;
}

export const shareRows = (shares: readonly ShareLink[], zone: string): ShareRow[] =>
  shares.map(({ id, name, path, search, hides_names, has_password, expires_at, state, opened, last_opened_at }) => {
    const [text, tone] = states[state];
    const traits = [...(hides_names ? ['without names'] : []), ...(has_password ? ['with a password'] : [])].join(', ');
    return {
      id,
      name,
      what: `${scopeWords(path, search)}${traits === '' ? '' : `; ${traits}`}`,
      state: text,
      tone,
      until: `${state === 'expired' ? 'expired on' : 'until'} ${instantInWords(expires_at, zone)}`,
      seen:
        last_opened_at === null
          ? 'Not opened yet'
          : `Opened ${opened === 1 ? 'once' : `${opened} times`}, last on ${instantInWords(last_opened_at, zone)}`,
      isOpen: state === 'open',
      isRevoked: state === 'revoked',
    };
  });
