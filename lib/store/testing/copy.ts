/** For tests: a store made once and copied, instead of made anew for each of those who change it. */
import { chownSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders, placeOf } from '../place';

/** Makes `to` a store of its own that holds what the stopped store of `from` holds. */
export function copyStoppedStore(from: string, to: string): void {
  const source = placeOf(from);
  const target = placeOf(to);
  makeFolders(target);
  // Fails where the source still runs: what is copied under its hands is no database.
  cpSync(source.data, target.data, {
    recursive: true,
    errorOnExist: true,
    filter: (path) => {
      if (path.endsWith('postmaster.pid')) throw new Error(`${from} is in use; only a stopped store is copied`);
      return true;
    },
  });
  const { uid } = target;
  if (uid === null) return;
  // A copy belongs to whoever made it; PostgreSQL wants its own.
  for (const path of ['', ...(readdirSync(target.data, { recursive: true }) as string[])])
    chownSync(join(target.data, path), uid, uid);
}
