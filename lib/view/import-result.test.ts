import { describe, expect, it } from 'vitest';
import type { Standing } from '@/lib/domain/report';
import {
  awaitsFigures,
  countTiles,
  effectFigures,
  findingOf,
  nextSteps,
  type RunInput,
  type RunResult,
  runSentence,
  spokenResult,
  tells,
} from './import-result';

const counts = (read: number, fresh: number, corrected: number, unchanged: number, rejected: number): RunResult => ({
  read,
  new: fresh,
  corrected,
  unchanged,
  rejected,
  withdrawn: 0,
  accounts_new: 0,
  problems: [],
});

const standing = (more: Partial<Standing> = {}): Standing => ({
  arr: 120_000_00,
  accounts: 40,
  nrr: 1.02,
  grr: 0.91,
  data_through: '2026-03-31',
  ...more,
});

const run = (result: RunResult | null, more: Partial<RunInput> = {}): RunInput => ({
  status: 'checked',
  dry_run: true,
  kind: 'invoices',
  file: 'lines.csv',
  result,
  effect: null,
  error: null,
  ...more,
});

const effect = (before: Standing | null, after: Standing | null) => ({
  currency: 'USD',
  before,
  after,
  months: [],
});

const fileError = (reason: string) => ({
  severity: 'error' as const,
  row: null,
  file: 'x.csv',
  message: `x.csv: ${reason}`,
});

describe('the finding of a check', () => {
  it('is what it does to NRR', () => {
    const good = counts(10, 8, 2, 0, 0);
    const from = standing();
    expect(findingOf(run(good, { effect: effect(from, standing({ nrr: 1.0449 })) }))).toBe(
      'NRR would go from 102.0% to 104.5%',
    );
    expect(findingOf(run(good, { effect: effect(from, from) }))).toBe('NRR would stay at 102.0%');
    expect(findingOf(run(good, { effect: effect(null, from) }))).toBe('NRR would read 102.0%');
  });

  it('is the number of rows where there is no rate yet', () => {
    expect(findingOf(run(counts(10, 8, 2, 0, 0), { effect: effect(null, standing({ nrr: null })) }))).toBe(
      '10 rows would be imported',
    );
    expect(findingOf(run(counts(1, 1, 0, 0, 0)))).toBe('1 row would be imported');
    expect(findingOf(run(counts(3, 10, 0, 0, 0), { kind: 'mrr' }))).toBe('10 records would be imported');
  });

  it('is what cannot be read, before all else', () => {
    const bad = { status: 'rejected' as const };
    expect(findingOf(run(counts(3769, 3757, 0, 0, 12), bad))).toBe('12 of 3,769 rows cannot be read as they stand');
    expect(findingOf(run(counts(4, 0, 0, 0, 4), bad))).toBe('None of the 4 rows can be read as it stands');
    expect(findingOf(run(counts(0, 0, 0, 0, 0)))).toBe('The file holds no rows');
    const unreadable = {
      ...counts(0, 0, 0, 0, 0),
      problems: [fileError('it is empty')],
    };
    expect(findingOf(run(unreadable, bad))).toBe('The file cannot be read as it is');
  });

  it('is what stands against the whole file, where each of its rows is good', () => {
    const without = { ...counts(9, 0, 0, 0, 0), problems: [fileError('no rate for EUR')] };
    const check = run(without, { status: 'rejected' });
    expect(findingOf(check)).toBe('Not yet: no rate for EUR');
    expect(findingOf({ ...check, dry_run: false })).toBe('Nothing was imported: no rate for EUR');
    expect(nextSteps(check)).toEqual({ commit: null, mend: true, nothing: null });
    expect([tells(check), tells(run(counts(9, 9, 0, 0, 0)))]).toEqual([false, true]);
  });

  it('is that nothing would change, or did', () => {
    expect(findingOf(run(counts(9, 0, 0, 9, 0)))).toBe('Nothing would change');
    expect(findingOf(run(counts(9, 0, 0, 9, 0), { dry_run: false, status: 'done' }))).toContain('Nothing changed');
  });
});

describe('the finding of an import', () => {
  it('is what was stored: 8 new + 2 corrected = 10', () => {
    const done = run(counts(12, 8, 2, 1, 1), { dry_run: false, status: 'done' });
    expect(findingOf(done)).toBe('10 rows imported');
    expect(runSentence(done)).toBe('12 rows read from lines.csv.');
  });

  it('is that it is withdrawn, or broke off', () => {
    const withdrawn = run(counts(1, 1, 0, 0, 0), { dry_run: false, status: 'withdrawn' });
    expect(findingOf(withdrawn)).toContain('lines.csv is withdrawn');
    expect(runSentence(withdrawn)).toContain('as if it had never been');
    expect(findingOf(run(null, { dry_run: false, status: 'failed' }))).toContain('nothing was written');
  });

  it('is told apart from a check, which has written nothing', () => {
    expect(runSentence(run(counts(2, 2, 0, 0, 0)))).toBe('2 rows read from lines.csv. Nothing has been written.');
    expect(runSentence(run(null))).toBe('');
    expect(spokenResult(run(counts(9, 0, 0, 9, 0)))).toBe(
      'Nothing would change. 9 rows read from lines.csv. Nothing has been written.',
    );
  });
});

it('every row read is in one tile, and rejected is the bad one', () => {
  const tiles = countTiles(counts(1234, 1200, 20, 10, 4));
  expect(tiles.map((tile) => tile.value)).toEqual(['1,200', '20', '10', '4']);
  expect(tiles.map((tile) => tile.bad)).toEqual([false, false, false, true]);
});

describe('figures before and after', () => {
  const captions = (before: Standing | null, after: Standing) =>
    Object.fromEntries(effectFigures(effect(before, after)).map((figure) => [figure.key, figure.caption]));

  it('say what each was and its change: 1.0449 − 1.02 = +2.5 points', () => {
    expect(captions(standing(), standing({ nrr: 1.0449, grr: 0.9, arr: 119_000_00, accounts: 42 }))).toEqual({
      nrr: 'was 102.0%, +2.5 pt',
      grr: 'was 91.0%, −1.0 pt',
      arr: 'was $120,000, −$1,000',
      accounts: 'was 40, +2',
    });
  });

  it('leave a figure that does not exist as a dash, with its reason', () => {
    const [nrr] = effectFigures(effect(standing(), standing({ nrr: null })));
    expect(nrr).toMatchObject({ value: '–', caption: 'was 102.0%' });
    expect(nrr?.reason).toContain('twelve months before');
  });

  it('say that there was none before the first import, and what did not move', () => {
    expect(captions(null, standing()).nrr).toBe('no figure before');
    expect(captions(null, standing()).arr).toBe('no figure before');
    expect(new Set(Object.values(captions(standing(), standing())))).toEqual(new Set(['as it was']));
  });

  it('are left out where none were worked out', () => {
    expect(effectFigures(null)).toEqual([]);
    expect(effectFigures(effect(standing(), null))).toEqual([]);
  });

  it('come with the day they stand at, and the move it makes', () => {
    const later = effect(standing(), standing({ data_through: '2026-04-30' }));
    expect(runSentence(run(counts(1, 1, 0, 0, 0), { effect: later }))).toContain(
      'Data through moves from 31 Mar 2026 to 30 Apr 2026.',
    );
    expect(runSentence(run(counts(1, 1, 0, 0, 0), { effect: effect(null, standing()) }))).toContain(
      'Data through 31 Mar 2026.',
    );
  });
});

it('figures are awaited after the rows are in, and only while they are worked out', () => {
  const state = (status: RunInput['status'], phase: string, after: Standing | null) =>
    awaitsFigures({ status, progress: { phase }, effect: after && effect(null, after) });
  expect(state('done', 'computing', null)).toBe(true);
  expect(state('done', 'storing', null)).toBe(true);
  expect(state('done', 'computing', standing())).toBe(false);
  expect(state('done', 'done', null)).toBe(false);
  expect(state('running', 'computing', null)).toBe(false);
});

describe('what can be done next', () => {
  it('import all, where all rows are good', () => {
    expect(nextSteps(run(counts(10, 8, 2, 0, 0)))).toEqual({
      commit: { label: 'Import 10 rows', keepGood: false },
      mend: false,
      nothing: null,
    });
  });

  it('keep the good rows or mend the file, where some are rejected: 10 − 2 = 8', () => {
    expect(nextSteps(run(counts(10, 8, 0, 0, 2), { status: 'rejected' }))).toEqual({
      commit: { label: 'Keep the 8 good rows', keepGood: true },
      mend: true,
      nothing: null,
    });
  });

  it('only mend it, where none is good', () => {
    const steps = nextSteps(run(counts(2, 0, 0, 0, 2), { status: 'rejected' }));
    expect(steps.commit).toBeNull();
    expect(steps.mend).toBe(true);
  });

  it('nothing, where all is there already, unless the ledger becomes complete for longer', () => {
    const same = counts(9, 0, 0, 9, 0);
    expect(nextSteps(run(same, { effect: effect(standing(), standing()) })).nothing).toContain('already');
    const later = effect(standing(), standing({ data_through: '2026-04-30' }));
    expect(nextSteps(run(same, { effect: later })).commit?.label).toBe('Import, and move data through to 30 Apr 2026');
  });

  it('nothing of this kind after an import, or while one runs', () => {
    expect(nextSteps(run(counts(1, 1, 0, 0, 0), { dry_run: false, status: 'done' })).commit).toBeNull();
    expect(nextSteps(run(null, { status: 'running' })).commit).toBeNull();
  });
});
