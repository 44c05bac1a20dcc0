/**
 * One of each per process. A web server gives pages, route handlers and instrumentation their own copies of a module,
 * so what must exist once lives under one symbol of the global object.
 */
import { openStore, type Store, type StoreOptions } from './open';

const KEY = Symbol.for('ratchet');

function registry(): Map<string, unknown> {
  const holder = globalThis as { [KEY]?: Map<string, unknown> };
  holder[KEY] ??= new Map();
  return holder[KEY];
}

/** The process's one value of that name, made at the first call. */
export function processWide<T>(name: string, make: () => T): T {
  const values = registry();
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as T;
}

/** The process's one store; a failure to open is forgotten, so that the next call tries again. */
export function sharedStore(options: StoreOptions): Promise<Store> {
  return processWide('store', () => {
    const opening = openStore(options);
    opening.catch(() => registry().delete('store'));
    return opening;
  });
}
