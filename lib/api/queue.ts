/** The queue on the server: read, and worked through. */
import { type PriorityQueue, parseQueueQuery, priorityQueue, workedQueue } from '@/lib/reports/priority-queue';
import { stateWork, WaitError, type WorkStated } from '@/lib/reports/queue-work';
import { todayOf } from '@/lib/reports/today';
import { MarkError } from '@/lib/store/mark-account';
import type { workRequest } from './contract/queue';
import { Refusal } from './refusal';
import { emptyView, here, ledgerViews, readerOf } from './server';
import { workspaceHere } from './settings';

export async function queueHere(params: Iterable<readonly [string, string]>): Promise<PriorityQueue> {
  const asked = parseQueueQuery(params);
  const { store, workspace } = await here();
  if (!workspace) return workedQueue(emptyView(), asked, [], await todayOf(null));
  const reader = readerOf(store, workspace);
  return priorityQueue(reader, await ledgerViews().get(reader, asked.query), asked);
}

export async function stateWorkHere(stated: ReturnType<typeof workRequest.parse>) {
  const { reader } = await workspaceHere();
  try {
    return await stateWork(reader, stated as WorkStated);
  } catch (error) {
    if (error instanceof MarkError || error instanceof WaitError)
      throw new Refusal(422, 'It cannot be noted so', `${error.message}.`, 'account');
    throw error;
  }
}
