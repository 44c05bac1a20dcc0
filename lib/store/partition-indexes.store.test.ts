import { describe, expect, it } from 'vitest';
import type { Store } from './open';
import { indexStatements } from './partition-indexes';
import { withFreshStore } from './testing';
import { change, freshWorkspace, importChanges, tester } from './testing-records';

/** The indexes of a workspace's changes, as PostgreSQL describes them. */
async function indexesOf({ pool }: Store, workspaceId: number): Promise<string[]> {
  const { rows } = await pool.query<{ definition: string }>(
    `select indexdef as definition from pg_indexes where tablename = $1 order by indexname`,
    [`subscription_change_${workspaceId}`],
  );
  return rows.map(({ definition }) => definition.replace(/^(CREATE.* INDEX) .*(\(.*\))$/, '$1 $2'));
}

const BOTH = ['CREATE INDEX (workspace_id, identity)', 'CREATE UNIQUE INDEX (workspace_id, edition, seq)'];

describe('the indexes of a partition', () => {
  it('are spared by a first import, and made after it', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importChanges(store, workspaceId, [change({})]);
      expect(await indexesOf(store, workspaceId)).toEqual([]);
      await indexStatements(store, tester, workspaceId);
      expect(await indexesOf(store, workspaceId)).toEqual(BOTH);
      await indexStatements(store, tester, workspaceId);
      expect(await indexesOf(store, workspaceId)).toEqual(BOTH);
    }));

  it('are made by the first later import where they are missing', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await importChanges(store, workspaceId, [change({})], [change({ amountMinor: 7 })]);
      expect(await indexesOf(store, workspaceId)).toEqual(BOTH);
    }));
});
