/** Whether the server is ready, and that it holds one of each: one pool, one set of views (design.md section 5). */
import { openedStore } from './opened';
import { readiness } from './readiness';
import { ledgerViews } from './server';

const words = {
  starting: 'The store is being opened or brought to this version; try again in a moment.',
  database_lost: 'The database does not answer.',
  check_failed: 'The store is not whole; ratchet check says what is wrong.',
} as const;

export async function health(): Promise<object> {
  const { status, findings } = await readiness();
  if (status !== 'ready') {
    const headers = { 'cache-control': 'no-store', 'retry-after': '2' };
    return Response.json(
      { status, store: 'unknown', detail: words[status], ...(findings.length > 0 && { findings }) },
      { status: 503, headers },
    );
  }
  const store = await openedStore();
  return {
    status,
    store: store.kind,
    connections: store.pool.totalCount,
    views_built: ledgerViews().built,
  };
}
