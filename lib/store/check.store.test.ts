import { describe, expect, it } from 'vitest';
import { checkStore } from './check';
import { withFreshStore } from './testing';
import { change, freshWorkspace, importFile, tester } from './testing-records';

/** What the check finds after two changes of one account and one of another were damaged by hand. */
async function findingsAfter(damage: (workspaceId: number) => string): Promise<string[]> {
  let codes: string[] = [];
  await withFreshStore(async (store) => {
    const workspaceId = await freshWorkspace(store);
    const changes = [change(), change({ on: '2026-02-01', amountMinor: 12_000 }), change({ accountId: 'b' })];
    await importFile(store, workspaceId, { changes });
    expect(await checkStore(store, tester, workspaceId)).toEqual([]);
    await store.pool.query(damage(workspaceId));
    codes = (await checkStore(store, tester, workspaceId)).map(({ code }) => code);
  });
  return codes;
}

describe('the check of a store finds', () => {
  it('an id of two accounts', async () => {
    const damage = (id: number) => `update account set external_id = 'a' where workspace_id = ${id}`;
    expect(await findingsAfter(damage)).toEqual(['account_id_used_twice']);
  });

  it('a change of no account, and an account number given away twice', async () => {
    const damage = (id: number) =>
      `delete from account where workspace_id = ${id} and account_no = 1;
       update workspace set next_account_no = 2 where workspace_id = ${id}`;
    expect(await findingsAfter(damage)).toEqual(['numbers_behind', 'record_without_account']);
  });

  it('a change that is gone', async () => {
    const damage = (id: number) =>
      `delete from subscription_change where workspace_id = ${id} and amount_minor = 12000`;
    expect(await findingsAfter(damage)).toEqual(['counts_differ']);
  });

  it('a version that nobody made', async () => {
    const damage = (id: number) =>
      `update workspace set ledger_version = ledger_version + 1 where workspace_id = ${id}`;
    expect(await findingsAfter(damage)).toEqual(['version_holes']);
  });
});
