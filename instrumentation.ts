/** Runs once when a server starts: a wrong environment is refused there, with a list of what is wrong. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { readEnvironment } = await import('./lib/env');
  readEnvironment();
}
