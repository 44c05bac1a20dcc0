/**
 * The figures of a retention window (metrics.md section 5) from its sums. NRR = ΣE ÷ ΣS, GRR = Σ min(S, E) ÷ ΣS, logo
 * retention = the share of the cohort with E > 0. Nothing at the start has no rate.
 *
 * With P the account's net price over the window, for accounts with E > 0: NRR at constant prices = Σ(E − P) ÷ ΣS,
 * without price increases = Σ(E − max(P, 0)) ÷ ΣS, and GRR without them = Σ min(S, E − max(P, 0)) ÷ ΣS, taken as it
 * stands: an account that lost more beside its rise than it started with counts below 0. Where no price moved they
 * are NRR and GRR.
 *
 * Doubling time = ln 2 ÷ ln NRR years where NRR > 1, half-life = ln ½ ÷ ln NRR years where 0 < NRR < 1.
 */
import { ratioInterval, wilsonInterval } from './confidence';
import type { RetentionFigures } from './report';
import type { RetentionSums } from './retention-sums';

const MONTHS_PER_YEAR = 12;

export function retentionFigures(sums: RetentionSums, windowMonths: number): RetentionFigures {
  const { accounts, retained, start, change, loss, top } = sums;
  const end = start + change;
  if (accounts === 0) return { ...noRates, accounts, start_arr: start, end_arr: end };
  const ofStart = { accounts, start, startSquared: sums.startSquared };
  const nrr = ratioInterval({
    ...ofStart,
    difference: change,
    differenceSquared: sums.changeSquared,
    differenceStart: sums.changeStart,
  });
  const grr = ratioInterval({
    ...ofStart,
    difference: loss,
    differenceSquared: sums.lossSquared,
    differenceStart: sums.lossStart,
  });
  const logo = wilsonInterval(retained, accounts);
  return {
    accounts,
    start_arr: start,
    end_arr: end,
    nrr: end / start,
    grr: (start + loss) / start,
    logo: retained / accounts,
    nrr_low: nrr?.low ?? null,
    nrr_high: nrr?.high ?? null,
    grr_low: grr?.low ?? null,
    grr_high: grr?.high ?? null,
    logo_low: logo?.low ?? null,
    logo_high: logo?.high ?? null,
    nrr_without_top: (end - top) / start,
    nrr_without_price: (end - sums.price) / start,
    nrr_without_increases: (end - sums.increases) / start,
    grr_without_increases: (start + sums.lossBesideIncreases) / start,
    ...yearsAt(end / start, windowMonths),
  };
}

/** A year's NRR tells years; other windows' do not. */
function yearsAt(nrr: number, windowMonths: number): Pick<RetentionFigures, 'doubling_years' | 'half_life_years'> {
  const isYear = windowMonths === MONTHS_PER_YEAR;
  return {
    doubling_years: isYear && nrr > 1 ? Math.LN2 / Math.log(nrr) : null,
    half_life_years: isYear && nrr > 0 && nrr < 1 ? -Math.LN2 / Math.log(nrr) : null,
  };
}

const noRates = {
  nrr: null,
  grr: null,
  logo: null,
  nrr_low: null,
  nrr_high: null,
  grr_low: null,
  grr_high: null,
  logo_low: null,
  logo_high: null,
  nrr_without_top: null,
  nrr_without_price: null,
  nrr_without_increases: null,
  grr_without_increases: null,
  doubling_years: null,
  half_life_years: null,
};
