/** The server's job loop: one of each process, begun when it starts. */
import { digestJobsDue, runDigestJob } from '@/lib/digest/work';
import { type JobLoop, type JobLoopOptions, startJobLoop, systemPrincipal } from '@/lib/jobs/loop';
import { processWide } from '@/lib/store/shared';
import { listWorkspaces } from '@/lib/store/workspaces';
import { digestWorkOf } from './digest';
import { readerOf, serverStore } from './server';

/** After the start the pages come first. */
const FIRST_LOOK_MS = 10_000;
const EVERY_MS = 15_000;

const log = (message: string): void => console.error(message);

async function openLoop(): Promise<JobLoopOptions> {
  const store = await serverStore();
  const workspaces = await listWorkspaces(store, systemPrincipal);
  const now = () => new Date();
  return {
    db: store.pool,
    now,
    log,
    work: {
      workspaces: async () => workspaces.map(({ id }) => id),
      dueBy: async (workspaceId, at) => {
        const workspace = workspaces.find(({ id }) => id === workspaceId);
        return workspace ? digestJobsDue(readerOf(store, workspace), at) : [];
      },
      run: async (context) => {
        const workspace = workspaces.find(({ id }) => id === context.workspaceId);
        if (workspace) await runDigestJob(await digestWorkOf(store, workspace, now()), context);
      },
    },
  };
}

/** Begins the loop; a second call answers the one there is. */
export const beginJobs = (): JobLoop =>
  processWide('jobLoop', () => startJobLoop(openLoop, { firstMs: FIRST_LOOK_MS, everyMs: EVERY_MS, log }));
