/** What became of a message: `failed` surely did not arrive and may be tried again; `unknown` may have arrived. */
export interface Outcome {
  status: 'sent' | 'failed' | 'unknown';
  error: string | null;
}

export const outcome = (status: Outcome['status'], error: string | null = null): Outcome => ({ status, error });
