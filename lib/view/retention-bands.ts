/**
 * What NRR is made of, by what accounts paid when the window began: each band's losses and gains in points of the whole
 * NRR. NRR = 100 % − lost + added, exactly; the points shown add up to it as shown.
 */

import type { RetentionReport } from '@/lib/domain/report';
import type { Drill } from './drill-text';
import { formatExactMoney, percent, wholeNumber } from './format';
import type { Months } from './question';
import { shownWindow, windowWords } from './retention';
import { signedHundredths, sumOf, wholeParts } from './rounded-parts';
import { countCell, moneyCell, numberColumn, ratioCell, type TwinTable, textCell, textColumn } from './twin';
import { bandName } from './value-names';

export interface BandRow {
  key: string;
  name: string;
  /** '66 accounts, 63% of ARR then' */
  note: string;
  nrr: string;
  /** Points of the whole NRR: '−1.20', '+3.40', '+2.20'. */
  lost: string;
  added: string;
  net: string;
  /** Shares of half the axis, 0 to 1: losses to the left of its middle, gains to the right. */
  bar: { lost: number; added: number };
  exact: string;
  figure: Drill;
}

export interface BandsModel {
  finding: string;
  description: string;
  empty: string | null;
  rows: BandRow[];
  total: { note: string; lost: string; added: string; net: string; nrr: string } | null;
  table: TwinTable;
}

interface Part {
  key: string;
  accounts: number;
  start: number;
  lost: number;
  added: number;
  nrr: number | null;
}

function findingOf(parts: readonly Part[], nets: readonly number[], currency: string): string {
  const name = (index: number): string => bandName(parts[index]?.key ?? '', currency);
  const lower = (index: number): string => name(index).replace('Under', 'under');
  const size = (index: number): string => (Math.abs(nets[index] ?? 0) / 100).toFixed(2);
  const bySize = nets.map((_, index) => index).sort((a, b) => (nets[b] ?? 0) - (nets[a] ?? 0));
  const [best = 0, worst = 0] = [bySize.at(0), bySize.at(-1)];
  const isBest = (nets[best] ?? 0) > 0;
  const isWorst = (nets[worst] ?? 0) < 0;
  if (isBest && isWorst) return `${name(best)} lifts NRR by ${size(best)} points, ${lower(worst)} costs ${size(worst)}`;
  if (isBest) return `No band costs NRR anything; ${lower(best)} lifts it most, by ${size(best)} points`;
  if (isWorst) return `No band lifts NRR; ${lower(worst)} costs most, ${size(worst)} points`;
  return 'No band moved NRR';
}

/** `report`: split by ARR band, by the values at the window's start. */
export function prepareBands(report: RetentionReport, months: Months): BandsModel {
  const { currency, window } = report;
  const whole = shownWindow(report, months);
  const parts = (report.groups ?? []).flatMap((group): Part[] => {
    const figures = shownWindow(group, months)?.figures;
    if (!figures || figures.grr === null) return [];
    // GRR is the ratio of two whole amounts, so its product with the lower one is whole again.
    const kept = Math.round(figures.grr * figures.start_arr);
    const { accounts, start_arr: start, end_arr: end, nrr } = figures;
    return [{ key: group.key, accounts, start, lost: start - kept, added: end - kept, nrr }];
  });
  const base = sumOf(parts.map(({ start }) => start));
  if (!whole || base === 0 || whole.figures.nrr === null) return without(report);
  const inHundredths = (minor: number): number => (minor / base) * 10_000;
  const shared = (read: (part: Part) => number): number[] =>
    wholeParts(
      parts.map((part) => inHundredths(read(part))),
      Math.round(inHundredths(sumOf(parts.map(read)))),
    );
  const [lost, added] = [shared((part) => -part.lost), shared((part) => part.added)];
  const nets = parts.map((_, index) => (lost[index] ?? 0) + (added[index] ?? 0));
  const widest = Math.max(1, ...parts.flatMap((part) => [part.lost, part.added]));
  const rows = parts.map(
    (part, index): BandRow => ({
      key: part.key,
      name: bandName(part.key, currency),
      note: `${wholeNumber(part.accounts)} ${part.accounts === 1 ? 'account' : 'accounts'}, ${percent(part.start / base)} of ARR then`,
      nrr: percent(part.nrr),
      lost: signedHundredths(lost[index] ?? 0),
      added: signedHundredths(added[index] ?? 0),
      net: signedHundredths(nets[index] ?? 0),
      bar: { lost: part.lost / widest, added: part.added / widest },
      exact: `${formatExactMoney(part.lost, currency)} lost, ${formatExactMoney(part.added, currency)} added`,
      figure: {
        metric: `nrr_${window}m`,
        period: whole.period,
        where: [`arr_band=${part.key}`],
        attr_at: 'start',
      },
    }),
  );
  return {
    finding: findingOf(parts, nets, currency),
    description: `Points of NRR by ARR band at the window's start, ${windowWords(window)} window to ${whole.ends}.`,
    empty: null,
    rows,
    total: {
      note: `${wholeNumber(sumOf(parts.map(({ accounts }) => accounts)))} accounts`,
      lost: signedHundredths(sumOf(lost)),
      added: signedHundredths(sumOf(added)),
      net: signedHundredths(sumOf(nets)),
      nrr: percent(whole.figures.nrr),
    },
    table: tableOf(parts, currency, whole.period, base),
  };
}

function without({ window }: RetentionReport): BandsModel {
  return {
    finding: 'No band has a base yet',
    description: "Points of NRR by ARR band at the window's start.",
    empty: `No account was active ${window === 1 ? 'a month' : `${window} months`} earlier.`,
    rows: [],
    total: null,
    table: tableOf([], 'USD', 'none', 0),
  };
}

function tableOf(parts: readonly Part[], currency: string, period: string, base: number): TwinTable {
  return {
    fileName: `nrr-by-arr-band-${period}`,
    columns: [
      textColumn('ARR band'),
      numberColumn('Accounts'),
      ...['Start ARR', 'Lost', 'Added'].map((name) => numberColumn(name, `${name} (${currency})`)),
      numberColumn('NRR'),
      numberColumn('Share of NRR'),
    ],
    rows: parts.map(({ key, accounts, start, lost, added, nrr }) => [
      textCell(bandName(key, currency), key),
      countCell(accounts),
      moneyCell(start, currency),
      moneyCell(lost, currency),
      moneyCell(added, currency),
      ratioCell(nrr),
      ratioCell((start - lost + added) / base),
    ]),
  };
}
