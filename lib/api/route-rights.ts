/**
 * What each route asks of whoever calls it: the one list. A route that is not in it answers nobody who signs in, and a
 * test compares it with the folders of app/api. The store asks again (lib/store/permit.ts).
 */
import type { Need } from '@/lib/store/principal';

/** `public`: also who is not signed in. `self`: somebody who signed in, about themselves; no program. */
export type Right = Need | 'public' | 'self';
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** By the route's folder below app/api. */
export const routeRights: Readonly<Record<string, Readonly<Partial<Record<Method, Right>>>>> = {
  health: { GET: 'public' },
  'health/live': { GET: 'public' },
  'health/ready': { GET: 'public' },
  'v1/accounts': { POST: 'ingest' },
  'v1/accounts/marks': { GET: 'read', POST: 'write' },
  'v1/adjustments': { GET: 'read', POST: 'act' },
  'v1/adjustments/[id]/withdraw': { POST: 'act' },
  'v1/adjustments/lines': { GET: 'read' },
  'v1/audit': { GET: 'admin' },
  'v1/audit/file': { GET: 'admin' },
  'v1/backup': { GET: 'admin' },
  'v1/backups': { GET: 'admin', POST: 'admin' },
  'v1/backups/now': { POST: 'admin' },
  'v1/benchmarks': { GET: 'read', POST: 'write' },
  'v1/benchmarks/import': { POST: 'write' },
  'v1/changes': { POST: 'ingest' },
  'v1/check': { GET: 'read' },
  'v1/closed': { GET: 'read', POST: 'write' },
  'v1/closed/[period]': { GET: 'read' },
  'v1/closed/[period]/check': { GET: 'read' },
  'v1/closed/[period]/reopen': { POST: 'write' },
  'v1/closed/[period]/restatement': { GET: 'read' },
  'v1/closed/marks': { GET: 'read' },
  'v1/costs': { POST: 'ingest' },
  'v1/decks': { GET: 'read', POST: 'act' },
  'v1/decks/[id]': { DELETE: 'act', GET: 'read' },
  'v1/decks/[id]/restore': { POST: 'act' },
  'v1/decks/[id]/slides': { POST: 'act' },
  'v1/decks/[id]/slides/[slide]': { DELETE: 'act' },
  'v1/decks/exhibits': { GET: 'read' },
  'v1/decks/preview': { POST: 'read' },
  'v1/differences': { GET: 'read', POST: 'act' },
  'v1/differences/[id]': { DELETE: 'act' },
  'v1/differences/[id]/restore': { POST: 'act' },
  'v1/digest': { GET: 'read', POST: 'write' },
  'v1/digest/preview': { GET: 'read' },
  'v1/digest/test': { POST: 'write' },
  'v1/digest/webhook': { POST: 'write' },
  'v1/entry': { POST: 'public' },
  'v1/entry/take': { POST: 'public' },
  'v1/explain': { GET: 'read' },
  'v1/export/csv': { GET: 'read' },
  'v1/export/deck': { GET: 'read', POST: 'read' },
  'v1/export/workbook': { GET: 'read' },
  'v1/glossary': { GET: 'read' },
  'v1/imports': { GET: 'read', POST: 'write' },
  'v1/imports/[id]': { GET: 'read' },
  'v1/imports/[id]/cancel': { POST: 'write' },
  'v1/imports/[id]/rejects': { GET: 'read' },
  'v1/imports/[id]/restore': { POST: 'write' },
  'v1/imports/[id]/withdraw': { POST: 'write' },
  'v1/imports/batches': { POST: 'write' },
  'v1/imports/batches/[id]': { GET: 'read' },
  'v1/imports/batches/[id]/cancel': { POST: 'write' },
  'v1/imports/batches/[id]/restore': { POST: 'write' },
  'v1/imports/batches/[id]/withdraw': { POST: 'write' },
  'v1/imports/mappings/[key]': { DELETE: 'write' },
  'v1/imports/preview': { POST: 'write' },
  'v1/invitations': { POST: 'admin' },
  'v1/invitations/[id]': { DELETE: 'admin' },
  'v1/invoices': { POST: 'ingest' },
  'v1/ledger-health': { POST: 'act' },
  'v1/matches': { POST: 'act' },
  'v1/me': { GET: 'self' },
  'v1/me/code': { POST: 'self' },
  'v1/me/code/confirm': { POST: 'self' },
  'v1/me/code/end': { POST: 'self' },
  'v1/me/password': { POST: 'self' },
  'v1/me/sessions/[id]': { DELETE: 'self' },
  'v1/me/sessions/end': { POST: 'self' },
  'v1/notes': { GET: 'read', POST: 'act' },
  'v1/notes/[id]': { DELETE: 'act' },
  'v1/notes/[id]/restore': { POST: 'act' },
  'v1/openapi.json': { GET: 'read' },
  'v1/password/forgot': { POST: 'public' },
  'v1/people': { GET: 'admin' },
  'v1/people/[id]': { DELETE: 'admin', POST: 'admin' },
  'v1/people/[id]/code': { DELETE: 'admin' },
  'v1/people/[id]/reset': { POST: 'admin' },
  'v1/people/[id]/restore': { POST: 'admin' },
  'v1/plans': { POST: 'ingest' },
  'v1/plays': { GET: 'read', POST: 'act' },
  'v1/plays/[id]': { DELETE: 'act' },
  'v1/plays/[id]/restore': { POST: 'act' },
  'v1/plays/runs': { POST: 'act' },
  'v1/plays/runs/[id]': { DELETE: 'act' },
  'v1/plays/runs/[id]/restore': { POST: 'act' },
  'v1/queue': { GET: 'read', POST: 'act' },
  'v1/rates': { POST: 'ingest' },
  'v1/reports/[name]': { GET: 'read' },
  'v1/reports/account': { GET: 'read' },
  'v1/reports/accounts.csv': { GET: 'read' },
  'v1/reports/book': { GET: 'read' },
  'v1/reports/differences': { GET: 'read' },
  'v1/reports/forecast': { GET: 'read' },
  'v1/reports/health': { GET: 'read' },
  'v1/reports/matches': { GET: 'read' },
  'v1/rules': { POST: 'write' },
  'v1/rules/[id]': { DELETE: 'write' },
  'v1/rules/[id]/restore': { POST: 'write' },
  'v1/rules/actions': { GET: 'read', POST: 'write' },
  'v1/rules/actions/[id]': { DELETE: 'write' },
  'v1/rules/actions/[id]/restore': { POST: 'write' },
  'v1/rules/preview': { POST: 'read' },
  'v1/sample': { DELETE: 'write', POST: 'write' },
  'v1/session': { DELETE: 'public', POST: 'public' },
  'v1/session/code': { POST: 'public' },
  'v1/settings': { GET: 'read', POST: 'write' },
  'v1/shares': { GET: 'read', POST: 'write' },
  'v1/shares/[id]': { DELETE: 'write' },
  'v1/shares/[id]/restore': { POST: 'write' },
  'v1/signals': { POST: 'ingest' },
  'v1/signals/accounts': { GET: 'read', POST: 'write' },
  'v1/signals/by-hand': { POST: 'act' },
  'v1/signals/settings': { GET: 'read', POST: 'write' },
  'v1/stripe': { GET: 'read', POST: 'write' },
  'v1/stripe/disconnect': { POST: 'write' },
  'v1/stripe/settings': { POST: 'write' },
  'v1/stripe/sync': { POST: 'write' },
  'v1/stripe/test': { POST: 'write' },
  'v1/stripe/webhook': { POST: 'public' },
  'v1/targets': { POST: 'ingest' },
  'v1/tie-out/[period]': { GET: 'read' },
  'v1/tie-out/causes': { POST: 'write' },
  'v1/tie-out/causes/[id]': { DELETE: 'write' },
  'v1/tie-out/causes/[id]/restore': { POST: 'write' },
  'v1/tie-out/sign-offs': { POST: 'write' },
  'v1/tie-out/sign-offs/[id]': { DELETE: 'write' },
  'v1/tie-out/sign-offs/[id]/restore': { POST: 'write' },
  'v1/tie-out/totals': { POST: 'write' },
  'v1/tokens': { GET: 'admin', POST: 'admin' },
  'v1/tokens/[id]': { DELETE: 'admin' },
  'v1/touchpoints': { POST: 'ingest' },
  'v1/uploads': { PUT: 'write' },
  'v1/usage': { POST: 'ingest' },
  'v1/views': { GET: 'read', POST: 'act' },
  'v1/views/[id]': { DELETE: 'act' },
  'v1/views/[id]/restore': { POST: 'act' },
  'v1/workspace': { GET: 'read' },
  'v1/workspace/remove': { POST: 'admin' },
};

interface Pattern {
  segments: readonly string[];
  rights: Readonly<Partial<Record<Method, Right>>>;
}

const isParameter = (segment: string): boolean => segment.startsWith('[');

/** Those that say most come first, as the router takes them. */
const patterns: readonly Pattern[] = Object.entries(routeRights)
  .map(([path, rights]) => ({ segments: path.split('/'), rights }))
  .sort((a, b) => parametersOf(a) - parametersOf(b));

function parametersOf({ segments }: Pattern): number {
  return segments.filter(isParameter).length;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

function patternOf(pathname: string): Pattern | undefined {
  const segments = pathname.split('/').slice(1).map(decoded);
  if (segments[0] !== 'api') return undefined;
  const asked = segments.slice(1);
  return patterns.find(
    (pattern) =>
      pattern.segments.length === asked.length &&
      pattern.segments.every((segment, at) => isParameter(segment) || segment === asked[at]),
  );
}

/** Null: no such route or method is known. */
export function rightOf(method: string, pathname: string): Right | null {
  const name = method === 'HEAD' ? 'GET' : method;
  return patternOf(pathname)?.rights[name as Method] ?? null;
}

/** The route by its folder, without what its address carries: for logs and metrics. */
export const routeNameOf = (pathname: string): string => patternOf(pathname)?.segments.join('/') ?? 'unknown';
