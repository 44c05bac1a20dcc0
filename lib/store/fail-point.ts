/** Moments at which a test ends a process as a power cut does: the one that RATCHET_FAIL_POINT names, in tests alone. */
export function failPoint(name: string): void {
  if (process.env.NODE_ENV === 'test' && process.env.RATCHET_FAIL_POINT === name) process.kill(process.pid, 'SIGKILL');
}
