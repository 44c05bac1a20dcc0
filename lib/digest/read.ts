/** Reads all that a digest is made of, from the same reports as the pages. */
import type { AccountsReport, RetentionReport } from '@/lib/domain/report';
import { explainPage } from '@/lib/reports/explain-question';
import { explainReport } from '@/lib/reports/explain-report';
import { healthReport } from '@/lib/reports/health-report';
import type { LedgerReader, LedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { addsUp, type ReportName, type ReportOf, reports } from '@/lib/reports/reports';
import { dayIn } from '@/lib/reports/today';
import { listImports } from '@/lib/store/imports';
import type { Workspace } from '@/lib/store/workspaces';
import { bridgeQuestion } from '@/lib/view/bridge-question';
import { type AskWords, ask, askParams } from '@/lib/view/deck/ask';
import { type DigestModel, type DigestReports, type FailedImport, prepareDigest } from '@/lib/view/digest/digest';
import {
  comparedMonths,
  HEADLINE_WINDOW_MONTHS,
  movementsQuestion,
  retentionQuestion,
  sinceQuestion,
  weekBefore,
} from '@/lib/view/overview';
import { movedQuestion } from '@/lib/view/since-visit';

/** The reasons are told from the changes of every account: of more than these that would be a long way for a word. */
const MOST_ACCOUNTS_TOLD = 2000;
/** Accounts that moved up, and as many that moved down. */
const MOST_MOVED = 12;
const FAILED_DAYS = 7;
const MS_PER_DAY = 86_400_000;

/** One workspace as the digest looks at it. */
export interface DigestPlace {
  reader: LedgerReader;
  workspace: Workspace;
  view: LedgerView;
  timeZone: string | null;
  now: Date;
}

const answer = <Name extends ReportName>(view: LedgerView, name: Name, words: AskWords): ReportOf<Name> =>
  (reports[name] as (view: LedgerView, query: ReturnType<typeof parseReportQuery>) => ReportOf<Name>)(
    view,
    parseReportQuery(askParams(ask('movements', words))),
  );

/** Imports that ended in the last week without a ledger version, as far as no later one of the same file did better. */
export async function failedImports({ reader, timeZone, now }: Omit<DigestPlace, 'view' | 'workspace'>) {
  const runs = await listImports(reader.db, reader.principal, reader.workspaceId);
  const since = now.getTime() - FAILED_DAYS * MS_PER_DAY;
  return runs
    .filter(({ status, dryRun, startedAt, fileName }) => {
      if (dryRun || (status !== 'failed' && status !== 'rejected') || startedAt.getTime() < since) return false;
      return !runs.some(
        (later) => later.fileName === fileName && later.status === 'done' && later.startedAt > startedAt,
      );
    })
    .map(({ importId, fileName, startedAt, error, status }) => ({
      importId,
      fileName,
      on: dayIn(timeZone, startedAt),
      error: error ?? (status === 'rejected' ? 'too many of its rows could not be read' : null),
    }));
}

/** What accounts did in the last week of the data: those that rose most and those that fell most, with the sums of all. */
function weekOf(view: LedgerView, through: string): AccountsReport {
  const { from } = sinceQuestion(weekBefore(through));
  const asked = { ...movedQuestion(from), limit: MOST_MOVED };
  const up = answer(view, 'accounts', asked);
  const down = answer(view, 'accounts', { ...asked, sort: 'change_arr' });
  const known = new Set(up.rows.map(({ account }) => account));
  return { ...up, rows: [...up.rows, ...down.rows.filter(({ account }) => !known.has(account))] };
}

async function explainedOf(place: DigestPlace, bridge: ReportOf<'bridge'>): Promise<DigestReports['explained']> {
  const { from, to, window, points } = bridge;
  if (!from || !to || points === null || Math.max(from.accounts, to.accounts) > MOST_ACCOUNTS_TOLD) return null;
  const told = (day: string) =>
    explainReport(
      place.reader,
      place.view,
      parseReportQuery([['metric', `nrr_${window}m`]]),
      day,
      explainPage({ limit: 'all' }, null),
    );
  return { first: await told(from.day), second: await told(to.day) };
}

/** Null while there is no data to tell of. */
export async function readDigest(place: DigestPlace): Promise<DigestModel | null> {
  const { view, workspace, timeZone, now } = place;
  const through = view.dataThrough;
  if (view.facts === null || through === null) return null;
  const retention = Object.fromEntries(
    comparedMonths.map((window) => [window, answer(view, 'retention', { ...retentionQuestion(window, through) })]),
  ) as Record<(typeof comparedMonths)[number], RetentionReport>;
  const bridge = answer(view, 'bridge', { ...bridgeQuestion(HEADLINE_WINDOW_MONTHS, through, '1') });
  const failed: FailedImport[] = await failedImports(place);
  return prepareDigest({
    company: workspace.name,
    workspace: {
      is_sample: workspace.isSample,
      data_through: through,
      data_through_source: null,
      ledger_adds_up: addsUp(view),
    },
    today: dayIn(timeZone, now),
    retention,
    movements: answer(view, 'movements', { ...movementsQuestion() }),
    bridge,
    explained: await explainedOf(place, bridge),
    week: weekOf(view, through),
    scheduled: answer(view, 'scheduled', {}),
    renewals: answer(view, 'renewals', {}),
    goals: answer(view, 'targets', {}),
    failedImports: failed,
    findings: (await healthReport(place.reader, view, { finding: null, offset: 0, limit: 0 })).findings,
  });
}
