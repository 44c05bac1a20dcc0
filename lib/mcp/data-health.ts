/** How far figures can be trusted: how far each source goes, whether the ledger adds up, what gives cause to look at it. */
import { healthReport } from '@/lib/reports/health-report';
import { addsUp } from '@/lib/reports/reports';
import { dataThroughBySource, listImports } from '@/lib/store/imports';
import { findingWords } from '@/lib/view/health-words';
import { type Ledger, provenanceOf } from './ledger';

const IMPORTS_TOLD = 10;

export async function dataHealth(ledger: Ledger): Promise<object> {
  const { id, name, isSample } = await ledger.workspace();
  const { store, principal } = ledger;
  const view = await ledger.view();
  const sources = await dataThroughBySource(store.pool, principal, id);
  const { findings } = await healthReport(await ledger.reader(), view, { finding: null, offset: 0, limit: 0 });
  const runs = await listImports(store.pool, principal, id);
  return {
    company: name,
    is_sample: isSample,
    ...provenanceOf(view),
    has_data: view.facts !== null,
    accounts: view.facts?.accounts ?? 0,
    ledger_adds_up: addsUp(view),
    first_import_on: view.beganOn,
    sources: sources.map(({ source, kind, day }) => ({ source, kind, data_through: day })),
    held_back_by: view.dataThroughSource,
    findings: findings.map(({ cases: _none, offset: _first, ...finding }) => ({
      ...finding,
      title: findingWords[finding.finding].title(finding.found),
      why: findingWords[finding.finding].why,
    })),
    last_imports: runs
      .filter(({ dryRun }) => !dryRun)
      .slice(0, IMPORTS_TOLD)
      .map((run) => ({
        import_id: run.importId,
        file: run.fileName,
        kind: run.kind,
        source: run.source,
        status: run.status,
        started_at: run.startedAt.toISOString(),
        read: run.read,
        rejected: run.counts?.rejected ?? null,
        problems: run.problemCounts,
      })),
  };
}
