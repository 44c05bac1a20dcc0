/** Why NRR moved over the period, as a waterfall of the accounts that moved it most. */
import { type BridgeFigures, loadBridgeChoice } from '../../bridge-question';
import { type BridgeReason, bridgeReasons } from '../../bridge-reasons';
import { groupNames, groups } from '../../bridge-table';
import { dayText, percent, percentNumber, wholeNumber } from '../../format';
import { dayBefore } from '../../overview';
import { signedHundredths, sumOf, wholeParts } from '../../rounded-parts';
import { type Ask, ask } from '../ask';
import type { SlideFigure } from '../deck';
import { emptySlide, exhibit, type SlideAsked } from '../exhibit';
import type { WaterfallPlot, WaterfallStep } from '../plot';
import { cutToWidth } from '../text-width';
import { accountName, bridgeAccounts, bridgeNotes, hundredthsMoved } from './bridge-notes';
import { movedTitle } from './nrr-sources';
import { bridgeAsk, windowOf } from './retention-trend';

const MOST_BARS = 7;
const NAME_EM = 14;
/** Behind so many accounts changes are looked for one by one. */
const MOST_EXPLAINED = 4000;

/** The largest accounts, those that raised the rate first; then all others together. */
function plotOf(report: BridgeFigures, moved: number): WaterfallPlot {
  const { from, to } = report;
  const all = bridgeAccounts(report);
  const named = all.slice(0, all.length === MOST_BARS + 1 ? all.length : MOST_BARS);
  const others = all.slice(named.length);
  const bars = [
    ...named
      .toSorted((a, b) => Number(b.contribution > 0) - Number(a.contribution > 0))
      .map((row) => ({
        name: cutToWidth(accountName(row), NAME_EM),
        by: row.contribution,
      })),
    ...(others.length === 0
      ? []
      : [{ name: `${wholeNumber(others.length)} others`, by: sumOf(others.map(({ contribution }) => contribution)) }]),
  ];
  const parts = wholeParts(
    bars.map(({ by }) => by * 10_000),
    moved,
  );
  const start = from?.nrr ?? 0;
  let level = start;
  const steps = bars.map(({ name, by }, index): WaterfallStep => {
    const before = level;
    level += by;
    const kind = by < 0 ? 'loss' : 'gain';
    const role = kind === 'gain' ? 'good' : 'bad';
    return { name, kind, role, from: before, to: level, text: signedHundredths(parts[index] ?? 0) };
  });
  const mark = (day: string, value: number): WaterfallStep => ({
    name: `NRR to ${dayText(day)}`,
    kind: 'total',
    role: 'ink',
    from: 0,
    to: value,
    text: `${percentNumber(value, 2)}%`,
  });
  const end = mark(to?.day ?? '', to?.nrr ?? 0);
  return { kind: 'waterfall', unit: 'ratio', steps: [mark(from?.day ?? '', start), ...steps, end] };
}

/** What the three groups of accounts did to the rate. */
function figuresOf(report: BridgeFigures, moved: number): SlideFigure[] {
  const parts = wholeParts(
    groups.map((group) => report.totals[group].contribution * 10_000),
    moved,
  );
  return groups.map((group, index): SlideFigure => {
    const part = parts[index] ?? 0;
    const { accounts, contribution } = report.totals[group];
    return {
      name: groupNames[group],
      text: `${signedHundredths(part)} pt`,
      value: contribution,
      note: `${wholeNumber(accounts)} ${accounts === 1 ? 'account' : 'accounts'}`,
      tone: 'plain',
    };
  });
}

const explainAsk = (day: string, { asked }: SlideAsked, windowMonths: number) =>
  ask('explain', { metric: `nrr_${windowMonths}m`, period: day, limit: 'all', ...asked });

/** '…, churned, Sep 2025' behind the names of accounts in the notes. */
function notesOf(report: BridgeFigures, reasons: ReadonlyMap<string, BridgeReason>): string[] {
  const [heading, ...lines] = bridgeNotes(report);
  if (heading === undefined) return [];
  const rows = bridgeAccounts(report);
  return [
    heading,
    ...lines.map((line, index) => {
      const row = rows[index];
      const reason =
        row && line.startsWith(`${accountName(row).replace(/\s+/g, ' ').trim()}:`) && reasons.get(row.account);
      return reason ? `${line} (${reason.words})` : line;
    }),
  ];
}

/** The bridge begins where the deck's period does, or as many months back as the address says. */
function sinceAsked(slide: SlideAsked): SlideAsked {
  const search = new URLSearchParams(slide.search);
  if (!search.has('since')) return slide;
  const { since } = loadBridgeChoice(search);
  const { period } = slide;
  const before = dayBefore(period.end, Number(since));
  const words = `the ${since === '1' ? 'month' : `${since} months`} to ${dayText(period.end)}`;
  return { ...slide, period: { ...period, before, words, partial: false } };
}

function whyNone({ from, to, window }: BridgeFigures): string {
  const end = to?.nrr === null ? to : from;
  if (!end) return 'There are no data yet.';
  return `No account was active ${window === 1 ? 'a month' : `${window} months`} before ${dayText(end.day)}.`;
}

export const bridgeExhibit = exhibit({
  name: 'bridge',
  label: 'Why NRR moved',
  page: 'overview',
  asks: (stated) => {
    const slide = sinceAsked(stated);
    return { bridge: bridgeAsk(slide, windowOf(slide)) };
  },
  explains: ({ bridge }, stated): Readonly<Record<string, Ask<'explain'>>> => {
    if (bridge.points === null || bridgeAccounts(bridge).length > MOST_EXPLAINED) return {};
    const slide = sinceAsked(stated);
    return {
      first: explainAsk(slide.period.before, slide, bridge.window),
      second: explainAsk(slide.period.end, slide, bridge.window),
    };
  },
  prepare: ({ bridge }, stated, { first, second }) => {
    const slide = sinceAsked(stated);
    const moved = hundredthsMoved(bridge);
    if (moved === null) return emptySlide('There is no earlier NRR to compare with yet', whyNone(bridge));
    const reasons = first && second ? bridgeReasons(bridge, first, second) : new Map<string, BridgeReason>();
    const plot = plotOf(bridge, moved);
    const title = movedTitle(bridge, slide.period, first && second ? { first, second } : null);
    if (plot.steps.length <= 2)
      return emptySlide(title, 'No account entered the window, left it, or paid more or less than in the one before.');
    return {
      title,
      description: `Points of NRR by account, ${bridge.window === 1 ? 'one-month' : `${bridge.window}-month`} windows to ${dayText(slide.period.before)} and to ${dayText(slide.period.end)}`,
      plot,
      empty: null,
      figures: figuresOf(bridge, moved),
      defines: ['nrr'],
      altText: `${title}. Waterfall from ${percent(bridge.from?.nrr ?? null)} to ${percent(bridge.to?.nrr ?? null)}: ${plot.steps
        .slice(1, -1)
        .map(({ name, text }) => `${name} ${text}`)
        .join(', ')}.`,
      notes: notesOf(bridge, reasons),
    };
  },
});
