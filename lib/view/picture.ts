/** A chart as a picture to take along: its sizes, and the footnote that says what is drawn wherever the picture goes. */
import { filterChips } from './filters';
import { dayText } from './format';
import { asOfWords, periodWords, type Question } from './question';

export const pictureSizes = {
  slide: { label: 'slide', widthPx: 1920, heightPx: 1080, pageWidthPx: 1120 },
  social: { label: 'social post', widthPx: 1200, heightPx: 675, pageWidthPx: 880 },
} as const;
export type PictureSize = keyof typeof pictureSizes;

export const pictureKinds = ['png', 'svg'] as const;
export type PictureKind = (typeof pictureKinds)[number];

export interface PictureChoice {
  kind: PictureKind;
  size: PictureSize;
  /** 'PNG, slide' */
  label: string;
  /** '1920 × 1080' */
  note: string;
}

export const pictureChoices: readonly PictureChoice[] = pictureKinds.flatMap((kind) =>
  (['slide', 'social'] as const).map((size) => {
    const { label, widthPx, heightPx } = pictureSizes[size];
    return { kind, size, label: `${kind.toUpperCase()}, ${label}`, note: `${widthPx} × ${heightPx}` };
  }),
);

/** Who the figures are of, and how far they go. */
interface Standing {
  name: string;
  currency: string | null;
  data_through: string | null;
  ledger_version: number;
}

export interface Footnote {
  /** What the figures mean, one sentence each. */
  definitions: string[];
  /** Period, data through, currency, filters and ledger, in one line. */
  scope: string;
}

const rateWords = { plan: 'at plan rates', rolling: 'at the last closed month’s rates' } as const;

/** `metrics`: entries of the glossary that the chart draws. */
export function footnoteOf(
  standing: Standing | null,
  question: Question,
  metrics: readonly { short_name: string; formula: string }[],
): Footnote {
  const { period, where, as_of, fx, roll_up } = question;
  const through = standing?.data_through ? `Data through ${dayText(standing.data_through)}` : null;
  const parts = [
    periodWords(period),
    through,
    standing?.currency ? `${standing.currency} ${rateWords[fx]}` : null,
    ...filterChips(where).map(({ words }) => words),
    roll_up === 'parent' ? 'Subsidiaries count as their parent' : null,
    as_of === null ? null : asOfWords(as_of),
    standing ? `Ledger version ${standing.ledger_version}` : null,
  ];
  return {
    definitions: metrics.map(({ short_name, formula }) => `${short_name}: ${formula}`),
    scope: parts.filter((part) => part !== null).join(' · '),
  };
}
