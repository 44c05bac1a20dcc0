/** What a deck's file is called: its name in plain letters and its period, safe in a header and on every disk. */
import type { DeckChoice } from '@/lib/view/deck/deck';

const MOST_LETTERS = 60;

/** 'Retention review Q3' → 'retention-review-q3'; '' where no plain letter is left. */
const plainName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_LETTERS)
    .replace(/^-|-$/g, '');

export function deckFileName({ name, period }: Pick<DeckChoice, 'name' | 'period'>, format: 'pptx' | 'pdf'): string {
  const base = plainName(name) || 'deck';
  return `${base}${period === null ? '' : `-${period.replace(/[^A-Za-z0-9-]/g, '')}`}.${format}`;
}
