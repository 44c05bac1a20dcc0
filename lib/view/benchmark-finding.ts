/** What the benchmarks page says first: whether NRR is good for a company like this one, then how the other figures stand. */
import { against, type Band, type BenchmarkFigures, bandText, gapWords, kindOf, toneOf } from './benchmark-words';
import { percent } from './format';

export interface BenchmarksFinding {
  /** Is NRR good for a company of this stage? */
  sentence: string;
  /** Whether that could be luck; how many figures reach what they are held against, and which weighs most. */
  note: string;
}

/** @param stage '5-20M' */
export const benchmarksFinding = (
  rows: readonly BenchmarkFigures[],
  stage: string,
  currency: string,
): BenchmarksFinding => {
  const { sentence, luck } = nrrSentence(rows, stage, currency);
  return { sentence, note: `${luck}${othersNote(rows, currency)}` };
};

function nrrSentence(rows: readonly BenchmarkFigures[], stage: string, currency: string) {
  const nrr = rows.find(({ metric }) => metric === 'nrr_12m');
  if (!nrr || nrr.value === null)
    return { sentence: 'There is no NRR over twelve months yet, so nothing to hold it against.', luck: '' };
  const held = (['stage target', 'own target'] as const).flatMap(
    (name) => nrr.bands.find((band) => band.kind === name && band.verdict !== null) ?? [],
  );
  if (held.length === 0)
    return { sentence: `NRR is ${percent(nrr.value)}; nobody has said what it should be.`, luck: '' };
  const places = held.map((band) => placeWords(band, stage, currency));
  return {
    sentence: `NRR of ${percent(nrr.value)} is ${places.join(', and ')}.`,
    luck: held[0] ? luckWords(nrr, held[0]) : '',
  };
}

/** '3.8 points, $208k of ARR, short of the 110 to 125% that investors look for at stage $5-20M' */
function placeWords(band: Band, stage: string, currency: string): string {
  const kind = kindOf('nrr_12m');
  const text = bandText(kind.unit, band);
  const what =
    band.kind === 'own target'
      ? `your own target of ${text}`
      : `the ${text} that investors look for at stage $${unbroken(stage)}`;
  if (band.verdict === 'within') return `within ${what}`;
  return `${gapWords(kind, band, currency)}, ${band.verdict === 'above' ? 'above' : 'short of'} ${what}`;
}

/** '5-20M' in one piece: a line may not end within it. */
const unbroken = (stage: string): string => stage.replace('-', '-\u2060');

/** Whether its place beside the stage's target could be another one by luck; '' without an interval. */
function luckWords({ low, high }: BenchmarkFigures, { verdict, reaches, low: from }: Band): string {
  if (low === null || high === null || reaches === null) return '';
  if (verdict === 'below')
    return reaches
      ? `Being short could be luck: the 90% interval ends at ${percent(high)}. `
      : `Luck does not explain being short: the 90% interval ends at ${percent(high)}. `;
  const place = verdict === 'above' ? 'above' : 'within';
  return from !== null && low < from
    ? `Being ${place} could be luck: the 90% interval begins at ${percent(low)}. `
    : '';
}

/** Which figure is furthest from what it is held against, in money or else in points; what cannot be held against anything. */
function othersNote(rows: readonly BenchmarkFigures[], currency: string): string {
  const held = rows.filter(({ bands }) => bands[0]?.verdict != null);
  if (held.length === 0) return 'No figure can be held against anything yet.';
  const missed = held.filter((row) => toneOf(kindOf(row.metric), row.bands[0]) === 'bad');
  const left = rows.length - held.length;
  const others =
    left === 0 ? '' : ` ${left} more ${left === 1 ? 'has' : 'have'} no figure, or nothing to be held against.`;
  if (missed.length === 0)
    return `${held.length === 1 ? 'The one figure' : `All ${held.length} figures`} that can be held against something ${held.length === 1 ? 'reaches' : 'reach'} it.${others}`;
  const weight = ({ bands }: BenchmarkFigures): number => Math.abs(bands[0]?.gap_arr ?? 0);
  const worst = missed.reduce((most, row) => (weight(row) > weight(most) ? row : most));
  const kind = kindOf(worst.metric);
  const stand = worst.bands[0] ? against(kind, { ...worst.bands[0], reaches: null, toward: null }, currency) : '';
  return `${held.length - missed.length} of ${held.length} figures reach what they are held against first. ${kind.name} weighs most: ${stand.charAt(0).toLowerCase()}${stand.slice(1)}${others}`;
}
