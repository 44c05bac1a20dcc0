import { describe, expect, it } from 'vitest';
import { recordAudit } from './audit';
import { type AuditChain, checkAudit } from './audit-chain';
import { type AuditQuestion, readAudit } from './audit-log';
import { checkStore } from './check';
import { inTransaction, inUndone } from './database';
import type { Store } from './open';
import { withFreshStore } from './testing';
import { freshWorkspace, tester } from './testing-records';

const note = (store: Store, workspaceId: number, n: number): Promise<void> =>
  inTransaction(store.pool, (client) =>
    recordAudit(client, tester, workspaceId, { action: 'note_written', version: null, details: { n } }),
  );

const everything: AuditQuestion = { actions: [], by: null, from: null, until: null, before: null, limit: 100 };

/** As somebody does who holds the database itself: Ratchet's own refusal is switched off first. */
const tamper = (store: Store, sql: string): Promise<void> =>
  inTransaction(store.pool, async (client) => {
    await client.query('alter table audit disable trigger all');
    await client.query(sql);
    await client.query('alter table audit enable trigger all');
  });

/** Repeatable draws. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}

const KINDS = ['alter', 'remove', 'cut', 'swap', 'add', 'move', 'redate', 'rename', 'retell', 'unlink'] as const;

/** SQL that does it to an entry of twelve. */
function tampering(kind: (typeof KINDS)[number], workspaceId: number, at: number): string {
  const entry = `workspace_id = ${workspaceId} and link = ${at}`;
  const sql = {
    alter: `update audit set details = '{"n": 99}' where ${entry}`,
    remove: `delete from audit where ${entry}`,
    cut: `delete from audit where workspace_id = ${workspaceId} and link >= ${at}`,
    swap: `update audit a set details = b.details from audit b where a.workspace_id = ${workspaceId}
      and b.workspace_id = ${workspaceId} and a.link in (${at}, ${at} % 12 + 1) and b.link in (${at}, ${at} % 12 + 1)
      and a.link <> b.link`,
    add: `insert into audit (workspace_id, principal_kind, principal_name, action, details, link, hash)
      values (${workspaceId}, 'cli', 'nobody', 'note_written', '{}', ${at}, sha256('x'))`,
    move: `update audit set link = link + 1 where workspace_id = ${workspaceId} and link >= ${at}`,
    redate: `update audit set at = at + interval '1 ms' where ${entry}`,
    rename: `update audit set principal_name = 'another' where ${entry}`,
    retell: `update audit set action = 'note_removed' where ${entry}`,
    unlink: `update audit set link = null, hash = null where ${entry}`,
  };
  return sql[kind];
}

describe('the audit log', () => {
  const tampers = 100;
  it(`finds ${tampers} of ${tampers} tampers: altered, removed, cut off, swapped, added, moved`, () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const { entries } = await checkAudit(store.pool, tester, workspaceId);
      for (let n = entries; n < 12; n++) await note(store, workspaceId, n);
      expect(await checkAudit(store.pool, tester, workspaceId)).toMatchObject({ entries: 12, findings: [] });
      const draw = draws(7);
      let found = 0;
      for (let n = 0; n < tampers; n++) {
        const kind = KINDS[n % KINDS.length] ?? 'alter';
        const chain = await inUndoneTamper(store, workspaceId, tampering(kind, workspaceId, 1 + draw(12)));
        if (chain.findings.length > 0) found += 1;
        else throw new Error(`not found: ${kind}, tamper ${n}`);
      }
      expect(found).toBe(tampers);
      expect((await checkAudit(store.pool, tester, workspaceId)).findings).toEqual([]);
    }));

  it('tells a chain that was written anew by an end that was noted before', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      await note(store, workspaceId, 1);
      const { end } = await checkAudit(store.pool, tester, workspaceId);
      await note(store, workspaceId, 2);
      expect((await checkAudit(store.pool, tester, workspaceId, end)).findings).toEqual([]);
      // All of it, as a new chain that closes: the entries go in again through Ratchet's own trigger.
      await tamper(
        store,
        `create table audit_copy as select workspace_id, version, at, principal_kind, action, details from audit order by link;
         delete from audit; delete from audit_head`,
      );
      await store.pool.query(
        `insert into audit (workspace_id, version, at, principal_kind, principal_name, action, details)
         select workspace_id, version, at, principal_kind, 'another', action, details from audit_copy`,
      );
      expect((await checkAudit(store.pool, tester, workspaceId)).findings).toEqual([]);
      const codes = (await checkAudit(store.pool, tester, workspaceId, end)).findings.map(({ code }) => code);
      expect(codes).toEqual(['audit_rewritten']);
    }));

  it('refuses to be altered, emptied or cut by anything that Ratchet runs', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      for (const sql of [
        "update audit set action = 'x'",
        'delete from audit',
        'truncate audit',
        'update audit set hash = null',
      ])
        await expect(store.pool.query(sql), sql).rejects.toThrow('never altered');
      expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    }));

  it('stays one chain where many write at once, and what is undone leaves no trace', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      const { entries } = await checkAudit(store.pool, tester, workspaceId);
      await inUndone(store.pool, async (client) => {
        await recordAudit(client, tester, workspaceId, { action: 'note_written', version: null, details: {} });
        // Nobody waits for a dry run.
        await Promise.all(Array.from({ length: 40 }, (_, n) => note(store, workspaceId, n)));
      });
      const chain = await checkAudit(store.pool, tester, workspaceId);
      expect(chain).toMatchObject({ entries: entries + 40, findings: [], end: { link: entries + 40 } });
    }));

  it('is read by action, name and time, page upon page', () =>
    withFreshStore(async (store) => {
      const workspaceId = await freshWorkspace(store);
      for (let n = 0; n < 5; n++) await note(store, workspaceId, n);
      const { pool } = store;
      const asked = { ...everything, actions: ['note_written'], limit: 2 };
      const first = await readAudit(pool, tester, workspaceId, asked);
      expect(first.found).toBe(5);
      expect(first.entries.map(({ details }) => details.n)).toEqual([4, 3]);
      const before = first.entries[1]?.link ?? null;
      const second = await readAudit(pool, tester, workspaceId, { ...asked, before });
      expect(second.entries.map(({ details }) => details.n)).toEqual([2, 1]);
      const of = async (more: Partial<AuditQuestion>) =>
        (await readAudit(pool, tester, workspaceId, { ...asked, ...more })).found;
      expect(await of({ by: tester.name })).toBe(5);
      expect(await of({ by: 'nobody' })).toBe(0);
      const all = (await readAudit(pool, tester, workspaceId, { ...asked, limit: 5 })).entries.map(({ at }) =>
        at.getTime(),
      );
      const last = all[0]!;
      const next = new Date(last + 1);
      expect(await of({ until: new Date(all.at(-1)!) })).toBe(0);
      expect(await of({ until: next })).toBe(5);
      expect(await of({ from: new Date(last) })).toBe(all.filter((at) => at === last).length);
      expect(await of({ from: next })).toBe(0);
    }));
});

/** What the check says of a store that was tampered with; the store is as before afterwards. */
async function inUndoneTamper(store: Store, workspaceId: number, sql: string): Promise<AuditChain> {
  return inUndone(store.pool, async (client) => {
    await client.query('alter table audit disable trigger all');
    await client.query(sql);
    return checkAudit(client, tester, workspaceId);
  });
}
