import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backupTo, restoreFrom } from './backup';
import { BACKUP_TABLES } from './backup-format';
import { withFreshStore } from './testing';
import { freshWorkspace } from './testing-records';

const folder = mkdtempSync(join(tmpdir(), 'ratchet-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What opens this server, or is read anew where a backup is restored. */
const LEFT_OUT = [
  ...['_prisma_migrations', 'digest_webhook', 'rule_webhook'],
  ...['auth_user', 'auth_session', 'auth_account', 'auth_verification', 'auth_two_factor'],
  ...['member', 'entry_link', 'api_token', 'failed_attempt'],
];

describe('the tables of a backup', () => {
  it('are all there are, save those that are left out on purpose', () =>
    withFreshStore(async ({ pool }) => {
      const { rows } = await pool.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not relispartition and relname !~ '^stripe_'`,
      );
      const wanted = [...BACKUP_TABLES, ...LEFT_OUT].sort();
      expect(rows.map(({ name }) => name).sort()).toEqual(wanted);
    }));

  it('go on counting after what was restored, each that counts', () =>
    withFreshStore(async (store) => {
      const id = await freshWorkspace(store);
      await store.pool.query(
        `insert into play (workspace_id, name, steps, arms) select ${id}, 'p', '[]', '[]' from generate_series(1, 3);
         insert into queue_mark (workspace_id, account_no, made_by) values (${id}, 1, 'x')`,
      );
      const file = join(folder, 'counts.gz');
      await backupTo(store, file);
      await withFreshStore(async ({ pool, ...other }) => {
        await restoreFrom({ pool, ...other }, file);
        const { rows } = await pool.query(
          `insert into play (workspace_id, name, steps, arms) values (${id}, 'next', '[]', '[]') returning play_no as no
           `,
        );
        const marks = await pool.query(
          `insert into queue_mark (workspace_id, account_no, made_by) values (${id}, 1, 'y') returning mark_no as no`,
        );
        expect([rows[0].no, marks.rows[0].no]).toEqual([4, 2]);
      });
    }));
});
