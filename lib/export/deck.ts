/** A deck of a ledger: asks the reports what the deck's slides need, and hands the answers to what prepares them. */
import { formatMonth } from '@/lib/domain/day';
import type { Facts } from '@/lib/domain/facts';
import { JANUARY } from '@/lib/domain/grid';
import { explainPage } from '@/lib/reports/explain-question';
import { explainedReport, explainFigure } from '@/lib/reports/explain-report';
import { forecastReport, parseForecastQuery } from '@/lib/reports/forecast-report';
import type { LedgerQuestion, LedgerView } from '@/lib/reports/ledger-view';
import { breathe, type Pieces, withPauses } from '@/lib/reports/pauses';
import { parseReportQuery, QueryError, type ReportQuery } from '@/lib/reports/query';
import { reports, reportsInPieces } from '@/lib/reports/reports';
import {
  type Answered,
  type Ask,
  askKey,
  askParams,
  type DeckReportName,
  type DeckReports,
  ownWords,
  type StoredReportName,
} from '@/lib/view/deck/ask';
import type { DeckChoice, DeckModel } from '@/lib/view/deck/deck';
import type { DeckNote } from '@/lib/view/deck/exhibit';
import { type Aliases, aliasesWith, withAliases } from '@/lib/view/deck/names';
import { deckPeriod } from '@/lib/view/deck/period';
import { type DeckSources, openQuestions, prepareDeck } from '@/lib/view/deck/prepare';
import { chosenSplit } from '@/lib/view/retention';
import { aliasesOn } from './aliases';

export interface DeckContext {
  /** As the deck's title has it. */
  company: string;
  /** The ledger as another question sees it (a past day, other rates); left out: such slides say that they cannot be had. */
  viewOf?: (question: LedgerQuestion) => Promise<LedgerView>;
  /** What was noted of days, marked on courses; left out: nothing. */
  notes?: readonly DeckNote[];
  /** 'as closed on 3 Nov 2026', 'restated'; null or left out: the deck's period was not closed. */
  closed?: string | null;
  /** Reports that are kept beside the ledger's figures; left out: such slides say that they cannot be had. */
  stored?: StoredReports;
}

/** Each asked of the ledger as the question sees it, with the words that are its own. */
export type StoredReports = {
  [Name in StoredReportName]: (
    view: LedgerView,
    query: ReportQuery,
    own: Readonly<Record<string, string | undefined>>,
  ) => Promise<DeckReports[Name]>;
};

type Made<Report> = Report | Pieces<Report>;
type Make<Name extends DeckReportName> = (view: LedgerView, query: ReportQuery) => Made<DeckReports[Name]>;

/** Each report as exhibits read it: the compiler holds the two shapes to each other. */
const makers: { [Name in Exclude<DeckReportName, 'explain' | 'forecast' | StoredReportName>]: Make<Name> } = {
  movements: reports.movements,
  retention: reports.retention,
  bridge: reports.bridge,
  expansion: reports.expansion,
  cohorts: reports.cohorts,
  accounts: reports.accounts,
  benchmarks: reportsInPieces.benchmarks,
  definitions: reports.definitions,
  renewals: reports.renewals,
  scheduled: reports.scheduled,
  targets: reportsInPieces.targets,
  coverage: reports.coverage,
  plans: reports.plans,
  playbook: reports.playbook,
  payback: reports.payback,
};

/** The words that are the report's own, and the question that is every report's. */
function wordsOf(asked: Ask): { own: Record<string, string>; query: ReportQuery } {
  const params = askParams(asked);
  const isOwn = ([name]: readonly [string, string]): boolean => ownWords[asked.report]?.includes(name) ?? false;
  return {
    own: Object.fromEntries(params.filter(isOwn)),
    query: parseReportQuery(params.filter((each) => !isOwn(each))),
  };
}

/** Whether the question sees the ledger otherwise than as it stands. */
const isOfNow = ({ asOf, dataThrough, graceDays, fx, rollUp }: ReportQuery): boolean =>
  asOf === null && dataThrough === null && graceDays === null && fx !== 'rolling' && rollUp === 'account';

const isStored = (name: DeckReportName): name is StoredReportName =>
  name === 'account' || name === 'restatement' || name === 'tie-out' || name === 'adjustments';

async function madeOf(view: LedgerView, context: DeckContext, asked: Ask): Promise<Answered> {
  const { report } = asked;
  const { own, query } = wordsOf(asked);
  if (!isOfNow(query) && !context.viewOf) return { refused: 'This question needs the ledger as it stood otherwise.' };
  const seen = isOfNow(query) ? view : ((await context.viewOf?.(query)) ?? view);
  if (isStored(report)) {
    const stored = context.stored?.[report];
    return stored ? { answer: await stored(seen, query, own) } : { refused: 'This figure is not to be had here.' };
  }
  if (report === 'forecast')
    return {
      answer: await forecastReport(
        seen,
        query,
        parseForecastQuery((name) => own[name] ?? null),
      ),
    };
  if (report !== 'explain') {
    const made = makers[report](seen, query);
    return { answer: 'next' in made ? await withPauses<DeckReports[DeckReportName]>(made) : made };
  }
  const { period = '', limit, offset, account } = own;
  const page = explainPage({ limit, offset, account }, null);
  return { answer: explainedReport(seen, explainFigure(seen, query, period), page) };
}

/** Refusals are told on the slide: 'There is no account with the id "C-9".' */
async function answerOf(view: LedgerView, context: DeckContext, asked: Ask): Promise<Answered> {
  try {
    return await madeOf(view, context, asked);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { refused: `${error.message[0]?.toUpperCase() ?? ''}${error.message.slice(1)}.` };
  }
}

/** Segments, else the first attribute of two to twelve values. */
const splitOf = ({ attributes }: Facts): string | null =>
  chosenSplit(
    {
      attributes: attributes.map(({ slug, values }) => ({
        slug,
        computed: false,
        values: values.map((value) => ({ value })),
      })),
      products: [],
    },
    '',
  );

/** Questions that follow on answers are asked in so many rounds at most: an exhibit has two. */
const MOST_ROUNDS = 3;

/** What the deck's slides are made of: every answer they need, of the ledger as it stands. */
export async function deckSources(view: LedgerView, context: DeckContext, choice: DeckChoice): Promise<DeckSources> {
  const { facts } = view;
  const answers = new Map<string, Answered>();
  const yearStart = facts?.yearStart ?? JANUARY;
  const period = deckPeriod(choice.period, view.dataThrough, yearStart);
  const aliases =
    choice.hideNames && facts && period ? await withPauses(aliasesOn(facts, period.before, period.end)) : null;
  const sources: DeckSources = {
    place: {
      company: context.company,
      currency: view.currency,
      dataThrough: facts ? view.dataThrough : null,
      firstMonth: facts ? formatMonth(facts.firstMonth) : null,
      ledgerVersion: view.version,
      yearStart,
      split: facts ? splitOf(facts) : null,
    },
    answers,
    notes: context.notes ?? [],
    aliases,
    closed: context.closed ?? null,
  };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await breathe();
    const open = openQuestions(choice, sources);
    if (open.length === 0) break;
    for (const asked of open) {
      const answered = await answerOf(view, context, asked);
      await breathe();
      answers.set(askKey(asked), hidden(asked, answered, aliases));
      // Others are answered between two reports.
      await breathe();
    }
  }
  return sources;
}

/** The deck that was chosen, of the ledger as it stands. */
export const deckOf = async (view: LedgerView, context: DeckContext, choice: DeckChoice): Promise<DeckModel> =>
  withPauses(prepareDeck(choice, await deckSources(view, context, choice)));

/** An answer as exhibits see it: without names where they are hidden. */
function hidden({ report }: Ask, answered: Answered, aliases: Aliases | null): Answered {
  if (aliases === null || 'refused' in answered) return answered;
  const { answer } = answered;
  return { answer: withAliases(answer, isStored(report) ? aliasesWith(aliases, answer) : aliases) };
}
