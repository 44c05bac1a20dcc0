/** One sentence that ingest says to a person, and how much it weighs. */

export type Severity = 'error' | 'warning' | 'notice';

export interface Entry {
  severity: Severity;
  message: string;
  remedy: string;
}

export const error = (message: string, remedy: string): Entry => ({ severity: 'error', message, remedy });
export const warning = (message: string, remedy: string): Entry => ({ severity: 'warning', message, remedy });
export const notice = (message: string, remedy: string): Entry => ({ severity: 'notice', message, remedy });

export const SAVE_AS_CSV = 'open it in your spreadsheet and save it as CSV (UTF-8), then import that file';
