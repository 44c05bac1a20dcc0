/** What the server's side of the API stands on: one store, one set of ledger views a process, and who is asking. */
import { caller } from '@/lib/auth/asking';
import { JANUARY } from '@/lib/domain/grid';
import { DEFAULT_CURRENCY } from '@/lib/imports/workspaces';
import { type LedgerReader, type LedgerView, LedgerViews } from '@/lib/reports/ledger-view';
import { parseReportQuery, type ReportQuery } from '@/lib/reports/query';
import { addsUp, isReportName, type ReportName, type ReportOf, reports } from '@/lib/reports/reports';
import { todayOf } from '@/lib/reports/today';
import { listImports } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { processWide } from '@/lib/store/shared';
import { currentWorkspace, listWorkspaces, type Workspace } from '@/lib/store/workspaces';
import { kindLabel } from '@/lib/view/import-words';
import type { WorkspaceState } from './contract';
import { openedStore } from './opened';
import { type ReportParams, reportSearch } from './queries';
import { Refusal } from './refusal';
import { knowWhoAsks } from './who-asks';

export const ledgerViews = (): LedgerViews => processWide('ledgerViews', () => new LedgerViews());

export interface Here {
  store: Store;
  workspace: Workspace | null;
}

/** The process's store, for whoever is asking: of a page it is found out here, once. */
export async function serverStore(): Promise<Store> {
  await knowWhoAsks();
  return openedStore();
}

export async function here(): Promise<Here> {
  const store = await serverStore();
  return { store, workspace: await currentWorkspace(store, caller) };
}

/** @param principal as it is now: what is read later is still asked by the same */
export const readerOf = (store: Store, workspace: Workspace, principal = { ...caller }): LedgerReader => ({
  db: store.pool,
  principal,
  workspaceId: workspace.id,
});

/** The day it is where the company is. */
export async function todayHere(): Promise<string> {
  const { store, workspace } = await here();
  return todayOf(workspace && readerOf(store, workspace));
}

export const emptyView = (): LedgerView => ({
  facts: null,
  basis: null,
  currency: DEFAULT_CURRENCY,
  dataThrough: null,
  dataThroughSource: null,
  asOf: null,
  beganOn: null,
  rates: {},
  version: 0,
});

/** `place` is one that was looked for just now. */
async function answer<Report>(
  { store, workspace }: Here,
  make: (view: LedgerView, query: ReportQuery) => Report,
  params: Iterable<[string, string]>,
): Promise<Report> {
  const query = parseReportQuery(params);
  const view = workspace
    ? await ledgerViews().get(readerOf(store, workspace), query, workspace.ledgerVersion)
    : emptyView();
  return make(view, query);
}

/** Answers a report by its name and the words of its question. */
export async function answerReport(name: string, params: Iterable<[string, string]>): Promise<object> {
  if (!isReportName(name))
    throw new Refusal(
      404,
      'No such report',
      `There is no report "${name}"; there are ${Object.keys(reports).join(', ')}.`,
    );
  return answer<object>(await here(), reports[name], params);
}

/** What a page asks: the same answers as the API's, with one look for the workspace however many there are. */
export interface PageAnswers {
  state: WorkspaceState;
  report<Name extends ReportName>(name: Name, params: ReportParams): Promise<ReportOf<Name>>;
}

export async function pageAnswers(): Promise<PageAnswers> {
  const place = await here();
  return {
    state: await stateOf(place),
    report: <Name extends ReportName>(name: Name, params: ReportParams) =>
      answer(
        place,
        reports[name] as (view: LedgerView, query: ReportQuery) => ReportOf<Name>,
        new URLSearchParams(reportSearch(params)),
      ),
  };
}

export const workspaceStateNow = async (): Promise<WorkspaceState> => stateOf(await here());

/** The first import announced of those that run now and write; the sample announces its last file before the others. */
async function importingIn(store: Store): Promise<Pick<WorkspaceState, 'importing'>> {
  for (const { id } of await listWorkspaces(store, caller)) {
    const runs = await listImports(store.pool, caller, id);
    const running = runs.findLast(({ status, dryRun }) => status === 'running' && !dryRun);
    if (running) return { importing: running.importId };
  }
  return {};
}

async function stateOf({ store, workspace }: Here): Promise<WorkspaceState> {
  if (!workspace) return { workspace: null };
  const view = await ledgerViews().get(readerOf(store, workspace));
  return {
    ...(view.facts === null && (await importingIn(store))),
    workspace: {
      name: workspace.name,
      is_sample: workspace.isSample,
      has_data: view.facts !== null,
      currency: view.currency,
      data_through: view.dataThrough,
      data_through_source: view.dataThroughSource === null ? null : kindLabel(view.dataThroughSource),
      ledger_version: view.version,
      accounts: view.facts?.accounts ?? 0,
      fiscal_year_start: view.facts?.yearStart ?? JANUARY,
      ledger_adds_up: addsUp(view),
    },
  };
}
