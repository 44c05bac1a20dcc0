/** Signals of accounts that the ledger does not know: what to decide, and what was decided. */
import { dayText, wholeNumber } from './format';

export interface UnknownInput {
  unknown: readonly {
    account: string;
    count: number;
    last_on: string | null;
    alike: readonly { account: string; name: string }[];
  }[];
}

export interface DecidedInput {
  marks: readonly { account: string; read_as: string | null; made_by: string; made_at: string }[];
}

export interface UnknownRow {
  account: string;
  /** '3 signals or readings, the last on 12 Nov 2026' */
  note: string;
  alike: { account: string; label: string }[];
}

export const unknownRows = ({ unknown }: UnknownInput): UnknownRow[] =>
  unknown.map(({ account, count, last_on, alike }) => ({
    account,
    note: `${wholeNumber(count)} ${count === 1 ? 'signal or reading' : 'signals or readings'}${last_on === null ? '' : `, the last on ${dayText(last_on)}`}`,
    alike: alike.map(({ account: id, name }) => ({ account: id, label: name === id ? id : `${name} (${id})` })),
  }));

export const decidedRows = ({ marks }: DecidedInput) =>
  marks.map(({ account, read_as, made_by, made_at }) => ({
    account,
    words: read_as === null ? 'left out' : `read as ${read_as}`,
    note: `${made_by}, ${dayText(made_at.slice(0, 10))}`,
  }));

export const saidOf = (account: string, readAs: string | null): string =>
  readAs === null ? `Signals of ${account} are left out` : `Signals of ${account} are read as those of ${readAs}`;
