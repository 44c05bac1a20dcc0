/** Files imported, checked, undone, redone and cancelled by the command, in the store of the test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { createImport } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import { withFreshStore } from '@/lib/store/testing';
import { registerDataCommands } from './data-commands';
import { registerImportCommands } from './import-commands';
import { registerReportCommand } from './report-command';
import { principal } from './session';

const current = vi.hoisted((): { store: Store | null } => ({ store: null }));
vi.mock('@/lib/store/open', async (importOriginal) => ({
  ...(await importOriginal<typeof import('@/lib/store/open')>()),
  // The command closes what it opened; the test's store is closed by the test.
  openStore: async () =>
    new Proxy(current.store as Store, { get: (store, key) => (key === 'close' ? stay : of(store, key)) }),
}));
const stay = async (): Promise<void> => undefined;
const of = (store: Store, key: string | symbol): unknown => {
  const value: unknown = Reflect.get(store, key);
  return typeof value === 'function' ? value.bind(store) : value;
};

const folder = mkdtempSync(join(tmpdir(), 'ratchet-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function file(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

const changes = (name: string, ...rows: string[]): string =>
  file(name, 'account_id,effective_on,product,amount', ...rows);

/** What `ratchet … --json` prints. */
async function ratchet<Answer>(...args: string[]): Promise<Answer> {
  let said = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const program = new Command().exitOverride().option('--json').option('--data <folder>');
    for (const register of [registerImportCommands, registerDataCommands, registerReportCommand]) register(program);
    await program.parseAsync(['--json', ...args], { from: 'user' });
  } finally {
    out.mockRestore();
    log.mockRestore();
  }
  return JSON.parse(said) as Answer;
}

interface Imported {
  import_id: string;
  status: string;
  new: number;
  withdrawn: number;
}

const arr = async (): Promise<number> => (await ratchet<{ total: { arr: number } }>('report', 'accounts')).total.arr;

const inStore = (work: (store: Store) => Promise<void>): Promise<void> =>
  withFreshStore(async (store) => {
    current.store = store;
    await work(store);
  });

describe('ratchet import and what undoes it', () => {
  it('withdraw, restore-import and imports cancel do what they say, once, and refuse the rest in words', () =>
    inStore(async (store) => {
      const path = changes('changes.csv', 'a,2025-01-01,Core,100', 'b,2025-02-01,Core,50');
      const through = ['--data-through', '2025-03-31'];
      const { import_id: id } = await ratchet<Imported>('import', path, ...through);
      expect(await arr()).toBe(180_000);
      expect(await ratchet('withdraw', id)).toMatchObject({ import_id: id });
      expect(await arr()).toBe(0);
      expect(await ratchet('restore-import', id)).toEqual({ import_id: id, status: 'done' });
      expect(await arr()).toBe(180_000);
      await expect(ratchet('restore-import', id)).rejects.toThrow();
      await expect(ratchet('imports', 'cancel', id)).rejects.toThrow('what an import wrote can be withdrawn');
      await expect(ratchet('imports', 'cancel', 'nothing')).rejects.toThrow();
      const running = await createImport(store, principal, 1, {
        ...{ kind: 'changes', fileName: 'later.csv', fileBytes: 10, fileSha256: '', dataThrough: null },
        ...{ mapping: {}, dryRun: false },
      });
      expect(await ratchet('imports', 'cancel', running)).toEqual({ import_id: running, status: 'cancelled' });
    }));

  it('--complete withdraws what the file no longer states in its days, and refuses what is no range', () =>
    inStore(async () => {
      const through = ['--data-through', '2025-03-31'];
      await ratchet('import', changes('all.csv', 'a,2025-01-01,Core,100', 'b,2025-02-01,Core,50'), ...through);
      const later = changes('part.csv', 'a,2025-01-01,Core,100');
      for (const range of ['2025-01-01', '2025-02-01..2025-01-01', '2025-02-30..2025-03-01', '..'])
        await expect(ratchet('import', later, ...through, '--complete', range)).rejects.toThrow('--complete: expected');
      const complete = ['--complete', '2025-01-01..2025-02-28'];
      expect(await ratchet('import', later, ...through, ...complete, '--dry-run')).toMatchObject({
        ...{ status: 'checked', withdrawn: 1, unchanged: 1 },
      });
      expect(await arr()).toBe(180_000);
      const { import_id: id } = await ratchet<Imported>('import', later, ...through, ...complete);
      expect(await arr()).toBe(120_000);
      await ratchet('withdraw', id);
      expect(await arr()).toBe(180_000);
    }));

  it('several files are one batch: accounts first whatever the order, each checked upon those before it', () =>
    inStore(async () => {
      const files = [
        changes('batch.csv', 'a,2025-01-01,Core,100'),
        file('names.csv', 'account_id,name', 'a,Acme', 'z,Zeta'),
      ];
      const options = ['--data-through', '2025-03-31'];
      const checked = await ratchet<{ imports: (Imported & { kind: string })[] }>(
        'import',
        ...files,
        ...options,
        '--dry-run',
      );
      expect(checked.imports.map(({ kind, status }) => [kind, status])).toEqual([
        ['accounts', 'checked'],
        ['changes', 'checked'],
      ]);
      const done = await ratchet<{ imports: Imported[] }>('import', ...files, ...options);
      expect(done.imports.map(({ status }) => status)).toEqual(['done', 'done']);
      expect(await arr()).toBe(120_000);
    }));
});
