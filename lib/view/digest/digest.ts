/**
 * The weekly digest: what NRR is and did, why, what moved, what is known to come, whether the data can be trusted. From
 * the reports and words of Overview, ready to be written as a page, an e-mail, plain text or a message to a channel.
 */
import type { AccountsReport, MovementsReport, RetentionReport } from '@/lib/domain/report';
import { type AheadModel, prepareAhead, prepareDue, type Scheduled } from '../ahead';
import { prepareBridge } from '../bridge';
import type { BridgeFigures } from '../bridge-question';
import { type BridgeReason, bridgeReasons } from '../bridge-reasons';
import { metricNames } from '../catalogue';
import type { ExplainedFigure } from '../drill-table';
import type { Due, DueRow } from '../due';
import { dayText } from '../format';
import { type FreshnessInput, prepareFreshness } from '../freshness';
import { type Goals, goalOf, rateGoalWords } from '../goals';
import { type HeadlineCard, prepareHeadline } from '../headline';
import type { FindingInput } from '../health';
import { findingWords } from '../health-words';
import type { comparedMonths } from '../overview';
import { mondaySentence } from '../sentence';
import { startArr } from '../since-visit';
import { type CourseModel, prepareCourse } from './course';
import { type MovesModel, prepareMoves } from './moves';
import { prepareWhy, type WhyModel } from './why';

/** An import that ended without a ledger version. */
export interface FailedImport {
  fileName: string;
  /** A day. */
  on: string;
  error: string | null;
}

/** All that a digest is made of. */
export interface DigestReports {
  company: string;
  workspace: FreshnessInput;
  /** The day it is where the company is. */
  today: string;
  retention: Readonly<Record<(typeof comparedMonths)[number], RetentionReport>>;
  movements: MovementsReport;
  /** The bridge over the last month, and NRR explained on its two days; null: not told. */
  bridge: BridgeFigures;
  explained: { first: ExplainedFigure; second: ExplainedFigure } | null;
  /** What accounts did in the last week of the data, the largest change first. */
  week: AccountsReport;
  scheduled: Scheduled;
  renewals: Due;
  goals: Goals;
  failedImports: readonly FailedImport[];
  /** What gives cause to look at the ledger, what matters most first. */
  findings: readonly Pick<FindingInput, 'finding' | 'severity' | 'found' | 'set_aside'>[];
}

export interface DigestFigure {
  /** 'Net revenue retention' */
  name: string;
  /** '12 months', 'Oct 2026' */
  span: string;
  value: string;
  /** To the last unit. */
  exact: string;
  /** '+0.4 pt in a month' */
  changes: { text: string; tone: 'good' | 'bad' | 'flat' }[];
  /** The changes in one line; '' for none. */
  changesText: string;
}

export interface HealthLine {
  tone: 'good' | 'bad' | 'caution';
  /** 'Ledger adds up' */
  text: string;
}

export interface DigestModel {
  company: string;
  isSample: boolean;
  subject: string;
  /** What a list of mails shows after the subject. */
  preheader: string;
  /** '15 Nov 2026' */
  through: string;
  sentence: { text: string; strong: boolean }[];
  luck: string;
  figures: DigestFigure[];
  /** NRR against its target, in words; null: none is known. */
  goal: { tone: 'good' | 'bad' | 'flat'; text: string } | null;
  course: CourseModel | null;
  why: WhyModel;
  moves: MovesModel;
  ahead: AheadModel;
  due: { finding: string; rows: DueRow[] };
  health: HealthLine[];
  /** 'Data through 15 Nov 2026 · ledger version 12 · USD' */
  standing: string;
}

/** 'NRR 108.9%, up 0.4 pt in a month · Acme' */
function subjectOf(company: string, nrr: HeadlineCard | undefined): string {
  const month = nrr?.changes.find(({ span }) => span === '1 mo');
  const size = month?.text.replace(/^[+−-]/, '');
  const moved =
    month === undefined || size === undefined
      ? ''
      : /[1-9]/.test(size)
        ? `, ${month.text.startsWith('+') ? 'up' : 'down'} ${size} pt in a month`
        : ', as a month ago';
  return `NRR ${nrr?.value ?? '–'}${moved} · ${company}`;
}

const spans: Readonly<Record<string, string>> = { '1 wk': 'in a week', '1 mo': 'in a month', '1 yr': 'in a year' };

/** '+0.4 pt', '+$126k' */
const withUnit = (text: string, unit: string): string =>
  unit === 'pt' ? `${text} pt` : text.replace(/^[+−-]?/, (sign) => `${sign}${unit}`);

function figureOf({ metric, span, value, exact, changes, changeUnit }: HeadlineCard): DigestFigure {
  const told = changes.map((change) => ({
    text: `${withUnit(change.text, changeUnit || 'pt')} ${spans[change.span] ?? change.span}`,
    tone: change.tone,
  }));
  const { name } = metricNames[metric];
  return { name, span, value, exact, changes: told, changesText: told.map(({ text }) => text).join(', ') };
}

const MOST_FINDINGS = 3;

/** What figures may be wrong by; what is merely good to know, or was set aside, stands on the page alone. */
function findingLines(findings: DigestReports['findings']): HealthLine[] {
  const told = findings.filter(({ severity, set_aside }) => severity !== 'note' && !set_aside);
  if (told.length === 0) return [{ tone: 'good', text: 'Nothing in the ledger gives cause to doubt its figures' }];
  const more = told.length - MOST_FINDINGS;
  return [
    ...told.slice(0, MOST_FINDINGS).map(
      ({ finding, severity, found }): HealthLine => ({
        tone: severity === 'bad' ? 'bad' : 'caution',
        text: findingWords[finding].title(found),
      }),
    ),
    ...(more > 0
      ? [{ tone: 'caution' as const, text: `${more} more ${more === 1 ? 'finding' : 'findings'} on the page Health` }]
      : []),
  ];
}

function healthOf({ workspace, today, failedImports, findings }: DigestReports): HealthLine[] {
  const { through, stale, sums } = prepareFreshness(workspace, today);
  return [
    stale === null
      ? { tone: 'good', text: through }
      : { tone: 'caution', text: `${through}: ${stale}, so the latest weeks are missing` },
    ...(sums === null ? [] : [{ tone: sums.holds ? ('good' as const) : ('bad' as const), text: sums.text }]),
    ...(failedImports.length === 0
      ? [{ tone: 'good' as const, text: 'No import failed in the last week' }]
      : failedImports.map(({ fileName, on, error }) => ({
          tone: 'bad' as const,
          text: `Import of ${fileName} failed on ${dayText(on)}${error === null ? '' : `: ${error}`}`,
        }))),
    ...findingLines(findings),
  ];
}

function goalWords({ retention, goals }: DigestReports): DigestModel['goal'] {
  const { current } = retention[12];
  if (!current || current.nrr === null) return null;
  const goal = goalOf(goals, 'nrr_12m', current.day.slice(0, 7));
  const words = rateGoalWords(goal, { value: current.nrr, low: current.nrr_low, high: current.nrr_high });
  if (words === null) return null;
  const isStage = words.text.startsWith('stage');
  return {
    tone: words.tone,
    text: `${words.verdict} ${isStage ? words.text.replace('stage', 'the range of your stage,') : words.text}`,
  };
}

function reasonsOf({ bridge, explained }: DigestReports): ReadonlyMap<string, BridgeReason> | undefined {
  return explained === null ? undefined : bridgeReasons(bridge, explained.first, explained.second);
}

/** Null while there is no data to tell of. */
export function prepareDigest(reports: DigestReports): DigestModel | null {
  const { company, workspace, retention, movements, goals, week } = reports;
  const through = movements.data_through;
  if (through === null) return null;
  const cards = prepareHeadline({ retention, movements, arrBefore: { week: startArr(week) } }, goals);
  const monday = mondaySentence(retention[12], movements);
  const due = prepareDue(reports.renewals);
  const why = prepareWhy(prepareBridge(reports.bridge, reasonsOf(reports)), reports.bridge);
  return {
    company,
    isSample: workspace.is_sample,
    subject: subjectOf(company, cards[0]),
    preheader: `${why.finding}. Data through ${dayText(through)}.`,
    through: dayText(through),
    sentence: monday?.parts ?? [{ text: 'NRR cannot be told yet: no account was active a year ago.', strong: false }],
    luck: monday?.note ?? '',
    figures: cards.map(figureOf),
    goal: goalWords(reports),
    course: prepareCourse(retention[12]),
    why,
    moves: prepareMoves(week),
    ahead: prepareAhead(reports.scheduled),
    due: { finding: due.finding, rows: due.rows },
    health: healthOf(reports),
    standing: `Data through ${dayText(through)} · ledger version ${movements.ledger_version} · ${movements.currency}`,
  };
}
