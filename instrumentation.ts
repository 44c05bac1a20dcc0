/** Runs once when a server starts: a wrong environment ends it there, with a list of what is wrong. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { readEnvironment } = await import('./lib/env');
    try {
      readEnvironment();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    }
  }
}
