/** Offers of matches: accounts that are probably one customer, and what is decided about them. */
import * as z from 'zod';
import { matchReasons } from '@/lib/domain/account-match-reasons';
import { count, day, minor, ratio, reportHead } from './parts';

const named = z.object({ account: z.string(), name: z.string() });

const matchedAccount = named.extend({ sources: z.array(z.string()), arr: minor, since: day.nullable() });

export const matchesReport = reportHead.extend({
  accounts: count,
  total: count,
  sure: count,
  sure_from: z.number(),
  by_sources: z.array(z.object({ sources: z.array(z.string()), offers: count })),
  offset: count,
  offers: z.array(
    z.object({
      id: z.string(),
      confidence: z.number().min(0).max(1),
      is_sure: z.boolean(),
      reasons: z.array(z.object({ kind: z.enum(matchReasons), value: z.string() })),
      into: matchedAccount,
      account: matchedAccount,
      has_same_arr: z.boolean(),
    }),
  ),
  refused: z.array(
    z.object({ id: z.string(), accounts: z.array(named), refused_by: z.string(), refused_at: z.string() }),
  ),
});
export type MatchesAnswer = z.infer<typeof matchesReport>;

const rows = z.coerce.number().int().min(0);

/** Which of the offers are given; both left out: all. */
export const matchesAsked = z.object({ offset: rows.default(0), limit: rows.nullable().default(null) });

/** Offers, or refusals, by their ids. */
const offers = z.array(z.string().min(1)).min(1).max(1000);

export const matchRequest = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept'), offers, dry_run: z.boolean().default(false) }),
  z.object({ action: z.literal('refuse'), offers }),
  z.object({ action: z.literal('offer_again'), offers }),
]);
export type MatchRequest = z.infer<typeof matchRequest>;

const figures = z.object({ arr: minor, nrr: ratio });

export const matchOutcome = z.object({
  dry_run: z.boolean(),
  adjustment_id: z.string().nullable(),
  version: count.nullable(),
  currency: z.string(),
  merged: count,
  effect: z.object({ before: figures, after: figures, arr: minor, nrr: ratio }),
});
export type MatchOutcomeAnswer = z.infer<typeof matchOutcome>;

/** How many offers are left once some were refused, or offered again. */
export const matchesDecided = z.object({ total: count, refused: count });
