/** The worked cases and a real company's invoices, from file to report through the real store. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Kind } from '@/lib/ingest/fields';
import { type LedgerReader, loadLedgerView } from '@/lib/reports/ledger-view';
import { parseReportQuery } from '@/lib/reports/query';
import { reports } from '@/lib/reports/reports';
import { OWN_CASES, paramsOf, SHARED_CASES, workedCases } from '@/lib/reports/testing/cases';
import { differences } from '@/lib/reports/testing/expectation';
import { withFreshStore } from '@/lib/store/testing';
import { createWorkspace } from '@/lib/store/workspaces';
import type { ImportJob } from './job';
import { runImport } from './run';

const principal = { kind: 'system', name: 'test' } as const;

async function report(reader: LedgerReader, args: readonly string[]): Promise<object> {
  const [name = '', ...options] = args;
  const query = parseReportQuery(paramsOf(options));
  const view = await loadLedgerView(reader, query);
  return reports[name as keyof typeof reports](view, query);
}

interface Given {
  currency: string;
  today: string;
  files: { path: string; kind: string; options?: Partial<ImportJob> }[];
}

/** Imports the files in order into a workspace of their own and hands a reader of it over. */
async function imported(given: Given, check: (reader: LedgerReader) => Promise<void>): Promise<void> {
  await withFreshStore(async (store) => {
    const { currency, today } = given;
    const workspace = await createWorkspace(store, principal, { name: 'Case', currency, isSample: false });
    const folder = mkdtempSync(join(tmpdir(), 'ratchet-case-'));
    for (const { path, kind, options } of given.files) {
      const outcome = await runImport(
        { store, principal, today },
        {
          workspaceId: workspace.id,
          path,
          fileName: path,
          kind: kind as Kind,
          currency,
          dataThrough: kind === 'accounts' ? undefined : today,
          dryRun: false,
          keepGood: false,
          rejectsPath: join(folder, 'rejects.csv'),
          importId: null,
          ...options,
        },
      );
      expect(outcome.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
      expect(outcome.status).toBe('done');
    }
    await check({ db: store.pool, principal, workspaceId: workspace.id });
  });
}

const folders = [
  ['own', OWN_CASES],
  ['specification', join(SHARED_CASES, 'worked')],
] as const;

describe.each(folders)('worked cases, %s', (_, folder) => {
  const cases = workedCases(folder);

  it(cases.length > 0 ? `finds ${cases.length} cases` : 'has no cases beside the project; its own copies run', () => {
    expect(cases.length === 0).toBe(!existsSync(folder));
  });

  for (const worked of cases)
    it(worked.name, async () => {
      const files = worked.files.map(([kind, path]) => ({ kind, path }));
      await imported({ currency: 'USD', today: worked.today, files }, async (reader) => {
        for (const run of worked.runs)
          expect(differences(run.expect, await report(reader, run.args)), run.args.join(' ')).toEqual([]);
      });
    });
});

const REAL = join(SHARED_CASES, 'real-invoices');

const real = {
  'invoices.csv': { options: {} },
  'q.invoice.lines.csv': {
    options: {
      map: {
        account_id: 'name',
        period_start: 'ValidFrom',
        period_end: 'ValidTo',
        amount: 'AUD',
        quantity: 'Computers',
        currency: '',
      },
    },
  },
};

describe('a real company’s invoices', () => {
  for (const [file, { options }] of Object.entries(real)) {
    const path = join(REAL, file);
    it(existsSync(path) ? `${file} gives the expected figures` : `${file} is not beside the project`, async () => {
      if (!existsSync(path)) return expect(existsSync(path)).toBe(false);
      const expected = JSON.parse(readFileSync(join(REAL, 'expected-ours.json'), 'utf8'));
      const given = { path, kind: 'invoices', options: { ...options, graceDays: 0 } };
      await imported({ currency: 'AUD', today: '2016-06-13', files: [given] }, async (reader) => {
        const reportsOf = {
          movements_month: ['movements'],
          movements_year: ['movements', '--grid', 'year'],
          retention_12: ['retention', '--window', '12'],
          cohorts_year_net: ['cohorts', '--grid', 'year'],
        };
        for (const [key, args] of Object.entries(reportsOf)) {
          const { rows } = expected[key];
          const period = (row: { period?: string; cohort?: string }) => row.period ?? row.cohort ?? '';
          const range = ['--from', period(rows[0]), '--to', period(rows.at(-1))];
          expect(differences(expected[key], await report(reader, [...args, ...range])), key).toEqual([]);
        }
      });
    });
  }
});
