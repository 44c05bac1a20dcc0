/** Whether the server is ready, and that it holds one of each: one pool, one set of views (design.md section 5). */
import { openedStore } from './opened';
import { ledgerViews } from './server';

export async function health(): Promise<object> {
  const store = await openedStore();
  await store.pool.query('select 1');
  return {
    status: 'ready',
    store: store.kind,
    connections: store.pool.totalCount,
    views_built: ledgerViews().built,
  };
}
