/**
 * Runs once when a server starts: a wrong environment ends it there, with a list of what is wrong; else what falls due
 * begins to be done. Never at build time, which starts no server.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { readEnvironment } = await import('./lib/env');
    try {
      readEnvironment();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    }
    if (process.env.NEXT_PHASE === 'phase-production-build') return;
    const { captureConsole } = await import('./lib/api/log');
    if (process.env.NODE_ENV === 'production') captureConsole();
    const { beginJobs } = await import('./lib/api/jobs');
    const loop = beginJobs();
    const { tellSetupToken } = await import('./lib/api/people');
    tellSetupToken(console.log).catch((error: unknown) => console.error('setup', error));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void loop.stop());
  }
}
