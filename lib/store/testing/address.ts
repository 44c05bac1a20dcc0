/** For tests: an embedded database as DATABASE_URL names a server. */
import type { ClientConfig } from 'pg';
import { placeOf } from '../place';
import { connectionTo, DATABASE } from '../server';

export function databaseUrlOf({ user = '', password, host = '', port, database = '' }: ClientConfig): string {
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : '';
  const place = `host=${encodeURIComponent(host)}&port=${port}`;
  return `postgresql://${encodeURIComponent(user)}${secret}@localhost/${database}?${place}`;
}

/** Of the store of a data folder. */
export const databaseUrlIn = (dataDir: string): string => databaseUrlOf(connectionTo(placeOf(dataDir), DATABASE));
