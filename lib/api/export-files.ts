/** Reports as files over the API: the workbook, made in a process of its own, and any report as CSV. */
import { reportTable } from '@/lib/export/csv';
import { withStandings } from '@/lib/export/csv-standing';
import { RenderFailure, renderApart } from '@/lib/export/thread';
import { closingsOf } from '@/lib/export/workbook/closings';
import { collectWorkbook } from '@/lib/export/workbook/collect';
import { parseReportQuery, QueryError } from '@/lib/reports/query';
import { isReportName } from '@/lib/reports/reports';
import type { TwinTable } from '@/lib/view/twin';
import { Refusal } from './refusal';
import { answerReport, here, ledgerViews, readerOf } from './server';

export interface MadeFile {
  name: string;
  bytes: Uint8Array;
}

/** Without what is not of the question, and what that said. */
function without(
  params: URLSearchParams,
  names: readonly string[],
): [question: URLSearchParams, said: (string | null)[]] {
  const question = new URLSearchParams([...params].filter(([name]) => !names.includes(name)));
  return [question, names.map((name) => params.get(name))];
}

function flag(name: string, text: string | null): boolean {
  if (text === null || text === '' || text === 'false') return false;
  if (text === 'true') return true;
  throw new QueryError(name, `${name}: expected true or false, found "${text}"`);
}

/** The workbook of the question, and `hide_names`. */
export async function workbookHere(params: URLSearchParams, signal: AbortSignal): Promise<MadeFile> {
  const [question, [hidden = null]] = without(params, ['hide_names']);
  const hidesNames = flag('hide_names', hidden);
  const query = parseReportQuery(question);
  const { store, workspace } = await here();
  if (!workspace)
    throw new Refusal(404, 'Nothing to export', 'There is no data yet: import a file or load the sample.');
  const reader = readerOf(store, workspace);
  const view = await ledgerViews().get(reader, query);
  const closings = await closingsOf(reader, view);
  const input = await collectWorkbook(view, query, { company: workspace.name, closings, hidesNames });
  try {
    return {
      name: `retention-${input.head.dataThrough}.xlsx`,
      bytes: await renderApart('workbook', input, { signal }),
    };
  } catch (error) {
    if (error instanceof RenderFailure) throw new Refusal(503, 'The workbook was not made', error.message);
    throw error;
  }
}

/** One report as a table: the question of the report, `report` and `table`. */
export async function csvHere(params: URLSearchParams): Promise<TwinTable> {
  const [question, [name = null, table = null]] = without(params, ['report', 'table']);
  if (name === null || !isReportName(name))
    throw new QueryError('report', `report: expected the name of a report such as retention, found "${name ?? ''}"`);
  const report = await answerReport(name, question);
  const { store, workspace } = await here();
  const made = reportTable(name, report, table);
  if (!workspace) return made;
  const reader = readerOf(store, workspace);
  return withStandings(reader, await ledgerViews().get(reader, parseReportQuery(question)), made);
}
