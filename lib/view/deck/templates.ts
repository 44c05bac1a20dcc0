/** What a deck begins with: which slides, in which order. A story: what retention is, why it moved, from what, what comes. */
import type { DeckChoice, DeckTemplate } from './deck';

interface DeckKind {
  label: string;
  /** In the deck's title. */
  title: string;
  description: string;
  exhibits: readonly string[];
}

export const deckKinds: Readonly<Record<DeckTemplate, DeckKind>> = {
  board: {
    label: 'Board retention review',
    title: 'Retention review',
    description: 'Ten slides: the headline, the course, why it moved, movements, expansion, cohorts, plan, what comes',
    exhibits: [
      ...['headline', 'retention-trend', 'bridge', 'movements', 'expansion-sources'],
      ...['cohort-curves', 'movers', 'plan', 'benchmarks', 'ahead'],
    ],
  },
  summary: {
    label: 'One-page summary',
    title: 'Retention summary',
    description: 'One slide: every headline figure against the period before, the year before and its target',
    exhibits: ['headline'],
  },
  cohorts: {
    label: 'CS cohort review',
    title: 'Cohort review',
    description: 'What became of the accounts that started together, where expansion comes from, and who is at risk',
    exhibits: [
      ...['retention-trend', 'cohort-triangle', 'cohort-curves', 'retention-split', 'retention-bands'],
      ...['first-expansion', 'then-lost', 'movers', 'due', 'ahead'],
    ],
  },
};

/** A deck of the template. `period`: a month or a quarter; null: the last month that is over. */
export function templateDeck(template: DeckTemplate, period: string | null = null): DeckChoice {
  const { label, exhibits } = deckKinds[template];
  return {
    name: label,
    template,
    period,
    slides: exhibits.map((name) => ({ id: name, exhibit: name, search: '', shown: true, title: null, notes: null })),
    accent: null,
    logo: null,
    hideNames: false,
    bands: false,
  };
}
