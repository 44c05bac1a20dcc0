/**
 * Routes that the reference leaves out, and why. What is listed under PAGES takes changes from our own pages alone
 * (`guard.ts`); the same can be done with the `ratchet` command.
 */
const PAGES =
  'a page’s own: it changes things, and takes that from pages of this server alone; the command does the same';
const PARTS = 'a page’s own: its form follows the page, and may change with it';
const PEOPLE = 'signing in, and who may: for people on pages, never for programs';

/** By the route's folder below app/api. */
export const internalRoutes: Readonly<Record<string, string>> = {
  'health/live': 'for whoever runs the server: docs/install.md',
  'health/ready': 'for whoever runs the server: docs/install.md',
  'v1/adjustments': PAGES,
  'v1/audit': 'who did what: for the people who run it; ratchet audit prints it, and writes it as a file',
  'v1/backup': 'a file of the whole store: ratchet backup writes it',
  'v1/backups': PAGES,
  'v1/benchmarks': PAGES,
  'v1/check': PARTS,
  'v1/decks': PAGES,
  'v1/differences': PAGES,
  'v1/digest': PAGES,
  'v1/export/deck': 'made of decks that pages keep: ratchet export deck and pdf write them',
  'v1/matches': PAGES,
  'v1/notes': PAGES,
  'v1/sample': PAGES,
  'v1/plays': PAGES,
  'v1/queue': PARTS,
  'v1/rules': PAGES,
  'v1/settings': PAGES,
  'v1/session': PEOPLE,
  'v1/entry': PEOPLE,
  'v1/password': PEOPLE,
  'v1/me': PEOPLE,
  'v1/people': PEOPLE,
  'v1/invitations': PEOPLE,
  'v1/tokens': PEOPLE,
  'v1/shares': PAGES,
  'v1/signals/accounts': PAGES,
  'v1/signals/by-hand': PAGES,
  'v1/signals/settings': PAGES,
  'v1/tie-out': PAGES,
  'v1/uploads': PAGES,
  'v1/views': PAGES,
  'v1/workspace/remove': PAGES,
  'v1/accounts/marks': PARTS,
  'v1/closed/marks': PARTS,
  'v1/closed/[period]/check': PARTS,
  'v1/closed/[period]/reopen': PAGES,
  'v1/imports/preview': PARTS,
  'v1/imports/[id]/withdraw': PAGES,
  'v1/imports/[id]/restore': PAGES,
  'v1/imports/[id]/cancel': PAGES,
  'v1/imports/batches': PAGES,
  'v1/imports/mappings': PARTS,
  'v1/stripe': 'the connection to Stripe: its panel, its commands, and Stripe’s own webhooks',
  'v1/ledger-health': PAGES,
  'v1/aliases': PAGES,
};

/** Methods of routes that are in the reference with another of theirs. */
export const internalMethods: Readonly<Record<string, string>> = {
  'POST v1/imports': PAGES,
  'POST v1/closed': PAGES,
};
