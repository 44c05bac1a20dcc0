/** A file of benchmark figures: read, compared with what is kept, and kept as one change that can be undone. */
import { nameOf, type OwnFigure } from '@/lib/domain/benchmarks/own';
import { type BenchmarkProblem, readBenchmarks } from '@/lib/ingest/benchmark-figures';
import { type FigureEntry, keepBenchmarkFigures, listBenchmarkFigures } from '@/lib/store/benchmark-figures';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';

export interface BenchmarkFile {
  /** Its name, as problems say it. */
  file: string;
  text: string;
  dryRun: boolean;
  /** Rows without problems are kept although others have some. */
  keepGood: boolean;
}

export interface BenchmarkImport {
  file: string;
  read: number;
  new: number;
  unchanged: number;
  corrected: number;
  rejected: number;
  problems: BenchmarkProblem[];
  /** The ledger version that it made: by it the import is undone. Null: nothing was written. */
  version: number | null;
}

const MOST_PROBLEMS = 1000;

export async function importBenchmarks(
  store: Store,
  principal: Principal,
  workspaceId: number,
  { file, text, dryRun, keepGood }: BenchmarkFile,
): Promise<BenchmarkImport> {
  const { read, figures, problems } = readBenchmarks(file, text);
  const kept = new Map(
    (await listBenchmarkFigures(store.pool, principal, workspaceId)).map(({ id, ...figure }) => [
      nameOf(figure),
      { id, figure },
    ]),
  );
  const entries = figures.map(({ figure }): FigureEntry & { before: OwnFigure | null } => {
    const known = kept.get(nameOf(figure));
    return { id: known?.id ?? null, figure, before: known?.figure ?? null };
  });
  const changed = entries.filter(({ figure, before }) => before === null || !isEqual(before, figure));
  const added = changed.filter(({ id }) => id === null).length;
  const writes = !dryRun && changed.length > 0 && (problems.length === 0 || keepGood);
  const written = writes ? await keepBenchmarkFigures(store.pool, principal, workspaceId, changed) : null;
  return {
    file,
    read,
    new: added,
    unchanged: entries.length - changed.length,
    corrected: changed.length - added,
    rejected: problems.filter(({ row }) => row !== null).length,
    problems: problems.slice(0, MOST_PROBLEMS),
    version: written?.version ?? null,
  };
}

/** The database gives fields back in its own order. */
const isEqual = (one: OwnFigure, other: OwnFigure): boolean => {
  const text = (figure: OwnFigure): string =>
    JSON.stringify(
      (Object.keys(figure) as (keyof OwnFigure)[])
        .toSorted()
        .map((key) => [
          key,
          key === 'size' && figure.size ? [figure.size.of, figure.size.from, figure.size.below] : figure[key],
        ]),
    );
  return text(one) === text(other);
};
