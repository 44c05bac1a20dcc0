/** Offers of matches on the server: listed, tried out, accepted, refused. */

import { caller as principal } from '@/lib/auth/asking';
import { DEFAULT_CURRENCY } from '@/lib/imports/workspaces';
import {
  acceptMatches,
  type MatchOutcome,
  MatchRefused,
  offerAgain,
  refuseOffers,
} from '@/lib/reports/match-decisions';
import { everyMatch, type MatchesAsked, type MatchesReport, matchesReport } from '@/lib/reports/matches-report';
import type { MatchRequest } from './contract/matches';
import { Refusal } from './refusal';
import { here, ledgerViews, readerOf } from './server';

/** Of a store without a workspace. */
const nothingHeld: MatchesReport = {
  ...{ currency: DEFAULT_CURRENCY, data_through: null, as_of: null, began_on: null, ledger_version: 0 },
  ...{ accounts: 0, total: 0, sure: 0, sure_from: 0, by_sources: [], offset: 0, offers: [], refused: [] },
};

export async function answerMatches(asked: MatchesAsked = everyMatch): Promise<MatchesReport> {
  const { store, workspace } = await here();
  if (!workspace) return nothingHeld;
  const reader = readerOf(store, workspace);
  return matchesReport(reader, await ledgerViews().get(reader), asked);
}

const statuses = { missing: 404, conflict: 409 } as const;
const titles = { missing: 'Not offered', conflict: 'Something changed in between' } as const;

export async function decideMatches(request: MatchRequest): Promise<MatchOutcome | { total: number; refused: number }> {
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'No ledger', 'There is no ledger yet; import a file first.', 'offers');
  const reader = readerOf(store, workspace);
  const view = await ledgerViews().get(reader);
  const place = { store, principal, workspaceId: workspace.id, view };
  try {
    if (request.action === 'accept') return await acceptMatches(place, request.offers, { dryRun: request.dry_run });
    await (request.action === 'refuse' ? refuseOffers : offerAgain)(place, request.offers);
    const { total, refused } = await matchesReport(reader, view, { offset: 0, limit: 0 });
    return { total, refused: refused.length };
  } catch (error) {
    if (!(error instanceof MatchRefused)) throw error;
    throw new Refusal(statuses[error.why], titles[error.why], `offers: ${error.message}`, 'offers');
  }
}
