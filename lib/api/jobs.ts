/** The server's job loop: one of each process, begun when it starts. */
import { askedBy } from '@/lib/auth/asking';
import { RULES_JOB, ruleJobsDue, tellRules } from '@/lib/digest/rule-work';
import { digestJobsDue, runDigestJob } from '@/lib/digest/work';
import { readEnvironment } from '@/lib/env';
import { type JobLoop, type JobLoopOptions, runDueJobs, startJobLoop, systemPrincipal } from '@/lib/jobs/loop';
import { todayOf } from '@/lib/reports/today';
import { processWide } from '@/lib/store/shared';
import { listWorkspaces } from '@/lib/store/workspaces';
import { runStripeJob, STRIPE_JOB, stripeJobsDue } from '@/lib/stripe/work';
import { BACKUP_JOB, backupJobsDue, makeBackup } from './backup-work';
import { digestWorkOf } from './digest';
import { tell } from './log';
import { openedStore } from './opened';
import { readerOf } from './server';

/** After the start the pages come first. */
const FIRST_LOOK_MS = 10_000;
const EVERY_MS = 15_000;

/** Nobody asks for what falls due. */
const asSystem =
  <Arguments extends unknown[], T>(work: (...given: Arguments) => Promise<T>) =>
  (...given: Arguments): Promise<T> =>
    askedBy(systemPrincipal, () => work(...given));

const log = tell;

const openLoop = (): Promise<JobLoopOptions> => askedBy(systemPrincipal, loop);

async function loop(): Promise<JobLoopOptions> {
  const store = await openedStore();
  const workspaces = await listWorkspaces(store, systemPrincipal);
  const now = () => new Date();
  return {
    db: store.pool,
    now,
    log,
    work: {
      workspaces: async () => workspaces.map(({ id }) => id),
      dueBy: asSystem(async (workspaceId, at) => {
        const workspace = workspaces.find(({ id }) => id === workspaceId);
        if (!workspace) return [];
        const stripe = await stripeJobsDue({ store, principal: systemPrincipal }, workspaceId, at);
        const reader = readerOf(store, workspace);
        const backups = await backupJobsDue({ store, principal: systemPrincipal }, workspaceId, at);
        return [...(await digestJobsDue(reader, at)), ...(await ruleJobsDue(reader, at)), ...stripe, ...backups];
      }),
      run: asSystem(async (context) => {
        const workspace = workspaces.find(({ id }) => id === context.workspaceId);
        if (!workspace) return;
        if (context.job.kind === STRIPE_JOB) {
          const { workspaceId, signal } = context;
          const runner = { store, principal: systemPrincipal, today: await todayOf(readerOf(store, workspace)) };
          return runStripeJob(runner, { workspaceId, signal, environment: readEnvironment().stripe }, now);
        }
        if (context.job.kind === BACKUP_JOB) {
          const at = { folder: readEnvironment().backupDir, now: now() };
          return void (await makeBackup({ store, principal: systemPrincipal }, context.workspaceId, at));
        }
        const digest = await digestWorkOf(store, workspace, now());
        if (context.job.kind === RULES_JOB) await tellRules(digest, { now, signal: context.signal });
        else await runDigestJob(digest, context);
      }),
    },
  };
}

/** Begins the loop; a second call answers the one there is. */
export const beginJobs = (): JobLoop =>
  processWide('jobLoop', () => startJobLoop(openLoop, { firstMs: FIRST_LOOK_MS, everyMs: EVERY_MS, log }));

/** Looks at once, as after somebody asked for what falls due, and again as long as there was something to do. */
export function lookForJobs(): void {
  const look = async (): Promise<void> => {
    while ((await runDueJobs(await openLoop())) > 0);
  };
  look().catch((error: unknown) => log(`jobs: ${error instanceof Error ? error.message : String(error)}`));
}
