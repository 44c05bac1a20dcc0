/** NRR and GRR over time: lines, the 90 % interval as a band, and the window that is not over as a point of its own. */
import type { RetentionReport } from '@/lib/domain/report';
import { dayText, monthText, monthTick, percent } from '../format';

export interface TrendPoint {
  /** Key on the axis: the month, or the day of the current window. */
  at: string;
  tick: string;
  label: string;
  /** In percent. Null is a gap. */
  nrr: number | null;
  grr: number | null;
  band: [low: number, high: number] | null;
  /** The dotted stretch from the last closed month to the current day. */
  nrrToDate: number | null;
  grrToDate: number | null;
  accounts: number;
}

export interface TrendModel {
  points: TrendPoint[];
  domain: [number, number];
  ticks: number[];
  axisNote: string | null;
  /** At the line's end, instead of a legend. */
  ends: { nrr: string; grr: string } | null;
  finding: string;
  description: string;
  summary: string;
  table: { headers: string[]; rows: string[][] };
}

const MOST_MONTHS = 25;
const STEP = 10;

const inPercent = (ratio: number | null): number | null => (ratio === null ? null : Math.round(ratio * 10_000) / 100);

function pointsOf(report: RetentionReport): TrendPoint[] {
  const closed = report.rows.slice(-MOST_MONTHS).map(
    (row): TrendPoint => ({
      at: row.period,
      tick: monthTick(row.period),
      label: monthText(row.period),
      nrr: inPercent(row.nrr),
      grr: inPercent(row.grr),
      band:
        row.nrr_low === null || row.nrr_high === null
          ? null
          : [inPercent(row.nrr_low) ?? 0, inPercent(row.nrr_high) ?? 0],
      nrrToDate: null,
      grrToDate: null,
      accounts: row.accounts,
    }),
  );
  const first = closed.findIndex((point) => point.nrr !== null);
  const points = first < 0 ? [] : closed.slice(first);
  const { current } = report;
  const last = points.at(-1);
  if (!current || !last || current.nrr === null || current.day.slice(0, 7) === last.at) return points;
  last.nrrToDate = last.nrr;
  last.grrToDate = last.grr;
  const band: [number, number] | null =
    current.nrr_low === null || current.nrr_high === null
      ? null
      : [inPercent(current.nrr_low) ?? 0, inPercent(current.nrr_high) ?? 0];
  points.push({
    at: current.day,
    tick: '',
    label: `to ${dayText(current.day)}`,
    nrr: null,
    grr: null,
    band,
    nrrToDate: inPercent(current.nrr),
    grrToDate: inPercent(current.grr),
    accounts: current.accounts,
  });
  return points;
}

/** Lines decide the axis; a band that would flatten them is cut at its edge. */
function domainOf(points: TrendPoint[]): [number, number] {
  const lines = points
    .flatMap((point) => [point.nrr, point.grr, point.nrrToDate, point.grrToDate])
    .filter((value) => value !== null);
  const bands = points.flatMap((point) => point.band ?? []);
  const low = Math.min(...lines);
  const high = Math.max(...lines);
  const room = Math.max((high - low) * 0.6, STEP);
  const from = Math.max(Math.min(low, ...bands), low - room);
  const to = Math.min(Math.max(high, ...bands), high + room);
  return [Math.max(0, Math.floor(from / STEP) * STEP), Math.ceil(to / STEP) * STEP];
}

function ticksOf([from, to]: [number, number]): number[] {
  const step = Math.max(STEP, Math.ceil((to - from) / 6 / STEP) * STEP);
  const ticks: number[] = [];
  for (let tick = from; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

function findingOf(report: RetentionReport): string {
  const rows = report.rows.filter((row) => row.nrr !== null);
  const last = rows.at(-1);
  if (!last || last.nrr === null) return 'No window has closed yet';
  const nrr = percent(last.nrr);
  const grr = percent(last.grr);
  const yearAgo = rows.at(-13)?.nrr ?? null;
  if (yearAgo === null) return `NRR ${nrr}, GRR ${grr} in ${monthText(last.period)}`;
  const change = last.nrr - yearAgo;
  const word = Math.abs(change) < 0.005 ? 'where it was' : change > 0 ? 'above where it was' : 'below where it was';
  return `NRR ${nrr} is ${word} a year ago, GRR ${grr}`;
}

function tableOf(report: RetentionReport): TrendModel['table'] {
  const rows = report.rows.slice(-MOST_MONTHS).map((row) => ({ ...row, label: monthText(row.period) }));
  const current = report.current ? [{ ...report.current, label: `to ${dayText(report.current.day)}` }] : [];
  const interval = (low: number | null, high: number | null): string =>
    low === null || high === null ? '–' : `${percent(low)} to ${percent(high)}`;
  return {
    headers: ['Window ends', 'Accounts', 'NRR', '90% interval', 'GRR', '90% interval', 'Logo'],
    rows: [...rows, ...current]
      .reverse()
      .map((row) => [
        row.label,
        String(row.accounts),
        percent(row.nrr),
        interval(row.nrr_low, row.nrr_high),
        percent(row.grr),
        interval(row.grr_low, row.grr_high),
        percent(row.logo),
      ]),
  };
}

export function prepareTrend(report: RetentionReport): TrendModel {
  const points = pointsOf(report);
  const domain: [number, number] = points.length === 0 ? [80, 120] : domainOf(points);
  const { current } = report;
  const finding = findingOf(report);
  const months = report.window === 1 ? 'One-month windows' : `${report.window}-month windows`;
  return {
    points,
    domain,
    ticks: ticksOf(domain),
    axisNote: domain[0] > 0 ? 'The axis does not start at zero' : null,
    ends:
      current && current.nrr !== null
        ? { nrr: `NRR ${percent(current.nrr)}`, grr: `GRR ${percent(current.grr)}` }
        : null,
    finding,
    description: `${months} by closed month${points.at(-1)?.nrrToDate != null ? ', to date dotted' : ''}. Band: 90% interval of NRR.`,
    summary: `${finding}. ${points.length} windows shown.`,
    table: tableOf(report),
  };
}
