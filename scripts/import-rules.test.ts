import { describe, expect, it } from 'vitest';
import { checkFile, partOf, rules, sourceFiles } from './import-rules';

const messages = (path: string, text: string) => checkFile(path, text).map((violation) => violation.message);

describe('the import rules', () => {
  it.each([
    ['a value', "import { openStore } from '../store/open';"],
    ['a type', "import type { Store } from '../store/open';"],
    ['the alias', "import { openStore } from '@/lib/store/open';"],
    ['a re-export', "export { openStore } from '../store/open';"],
    ['everything', "export * from '../store/open';"],
    ['a dynamic import', "export const later = () => import('../store/open');"],
    ['a type in place', "export type S = import('../store/open').Store;"],
    ['require', "export const s = require('../store/open');"],
  ])('find a planted breach: %s', (_, text) => {
    expect(messages('lib/view/planted.ts', text)).toContain('view may not import store (lib/store/open)');
  });

  it.each([
    ['components/charts/trend.tsx', '@/lib/reports/reports', 'components may not import reports'],
    ['components/charts/trend.tsx', '@/lib/api/server', 'components may not import api'],
    ['lib/api/contract.ts', '../reports/reports', 'api-client may not import reports'],
    ['lib/reports/reports.ts', '@/app/page', 'reports may not import app'],
    ['lib/domain/ledger.ts', '../ingest/csv', 'domain may not import ingest'],
    ['lib/domain/ledger.ts', 'zod', 'domain may not use the package zod'],
    ['lib/domain/ledger.test.ts', '../store/open', 'domain may not import store'],
    ['lib/export/deck.ts', '@/lib/api/server', 'export may not import api'],
    ['lib/export/pptx/write.ts', 'next/server', 'export may not use the package next/server'],
    ['lib/view/deck/prepare.ts', '@/lib/export/deck', 'view may not import export'],
    ['lib/unheard/of.ts', '../domain/day', 'unheard is a part without a rule'],
  ])('keep %s from %s', (path, module, message) => {
    expect(messages(path, `import type { X } from '${module}';`)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ['components/charts/trend.tsx', '@/lib/api/queries'],
    ['lib/view/trend.ts', '../domain/report'],
    ['lib/domain/ledger.ts', './day'],
    ['lib/reports/worked.test.ts', '@/lib/ingest/csv'],
    ['lib/cli/main.ts', 'commander'],
    ['lib/export/deck.ts', '@/lib/view/deck/prepare'],
    ['lib/api/deck.ts', '@/lib/export/deck'],
    ['lib/export/pptx/write.ts', 'pptxgenjs'],
  ])('let %s use %s', (path, module) => {
    expect(messages(path, `import type { X } from '${module}';`)).toEqual([]);
  });

  it.each([
    ['new Date()', 'domain is pure: no Date'],
    ['Date.now()', 'domain is pure: no Date'],
    ['Math.random()', 'domain is without chance: no Math.random'],
    ['process.env.TZ', 'domain is pure: no process'],
    ['Math.round(1.5)', 'rounding is in lib/domain/money alone'],
  ])('keep %s out of the domain', (expression, message) => {
    expect(messages('lib/domain/planted.ts', `export const x = ${expression};`)).toContain(message);
    expect(messages('lib/store/planted.ts', `export const x = ${expression};`)).toEqual([]);
  });

  it('let the domain name a field as it likes', () => {
    expect(messages('lib/domain/planted.ts', 'export const x = (row: { process: number }) => row.process;')).toEqual(
      [],
    );
  });

  it('say where', () => {
    const [violation] = checkFile('lib/view/planted.ts', "\n\nimport '../store/open';");
    expect(violation).toMatchObject({ path: 'lib/view/planted.ts', line: 3 });
  });

  it('know every file of this checkout', () => {
    const files = sourceFiles(`${import.meta.dirname}/..`);
    expect(files).toContain('scripts/import-rules.ts');
    expect(files.filter((path) => !rules[partOf(path)])).toEqual([]);
  });
});
