/**
 * The server's log: a line of JSON for each event, on the error stream. `info` tells every request; of what broke the
 * request id leads from the page to its line. Nothing of a question or a body is told: no search, no header, no figure.
 */
import { format } from 'node:util';
import pino from 'pino';
import { readEnvironment } from '@/lib/env';
import { processWide } from '@/lib/store/shared';
import { redacted, toldError } from './redact';

const STANDARD_ERROR = 2;

export const serverLog = (): pino.Logger =>
  processWide('log', () =>
    pino(
      {
        base: null,
        level: readEnvironment().logLevel,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (level) => ({ level }) },
        serializers: { err: (error: unknown) => toldError(error) },
      },
      pino.destination({ fd: STANDARD_ERROR, sync: true }),
    ),
  );

/** A word of the job loop, or of a start. */
export const tell = (message: string): void => serverLog().warn(redacted(message));

export const tellBroken = (request: { id: string; method: string; route: string }, error: unknown): void =>
  serverLog().error({ request, err: error }, 'request broke');

/** What libraries and pages write to the console takes the same way: their errors carry what they choked on. */
export function captureConsole(): void {
  for (const level of ['error', 'warn'] as const)
    console[level] = (...said: unknown[]) => {
      const error = said.find((each) => each instanceof Error);
      const words = said.filter((each) => !(each instanceof Error));
      serverLog()[level]({ ...(error !== undefined && { err: error }) }, redacted(format(...words)));
    };
}
