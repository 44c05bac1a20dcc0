import { expect, it } from 'vitest';
import { withFreshStore } from './testing';
import { change, importFile, tester } from './testing-records';
import { createWorkspace, findOwnWorkspace, listWorkspaces } from './workspaces';

it('the own workspace is the one of the list that is no sample, with data and without', () =>
  withFreshStore(async (store) => {
    const own = async () => (await listWorkspaces(store, tester)).find(({ isSample }) => !isSample) ?? null;
    await createWorkspace(store, tester, { name: 'Sample', currency: 'EUR', isSample: true });
    expect(await findOwnWorkspace(store, tester)).toBeNull();
    const { id } = await createWorkspace(store, tester, { name: 'Own', currency: 'USD', isSample: false });
    expect(await findOwnWorkspace(store, tester)).toEqual(await own());
    await importFile(store, id, { changes: [change()] });
    const found = await findOwnWorkspace(store, tester);
    expect(found).toMatchObject({ id, name: 'Own', hasData: true });
    expect(found).toEqual(await own());
  }));
