/** Marks of accounts on the server: listed, set, tried out. */

import { caller as principal } from '@/lib/auth/asking';
import { type MarkEffect, type MarkRow, marksReport, markWithEffect } from '@/lib/reports/mark-effect';
import type { AccountMark } from '@/lib/store/account-marks';
import { MarkError } from '@/lib/store/mark-account';
import type { MarkRequest } from './marks-contract';
import { Refusal } from './refusal';
import { here } from './server';

export async function listAccountMarks(): Promise<{ marks: MarkRow[] }> {
  const { store, workspace } = await here();
  return { marks: workspace ? await marksReport(store, principal, workspace.id) : [] };
}

export async function setAccountMark(request: MarkRequest): Promise<MarkEffect> {
  const { store, workspace } = await here();
  if (!workspace) throw new Refusal(404, 'No accounts', 'There is no data yet, so no account to mark.', 'account');
  try {
    const { account, dry_run: dryRun } = request;
    return await markWithEffect(store, principal, workspace.id, account, changeOf(request), { dryRun });
  } catch (error) {
    if (error instanceof MarkError) throw new Refusal(422, 'The account cannot be marked so', error.message, 'account');
    throw error;
  }
}

function changeOf(request: MarkRequest): Partial<AccountMark> {
  switch (request.action) {
    case 'merge':
      return { mergedInto: request.into };
    case 'unmerge':
      return { mergedInto: null };
    case 'exclude':
      return { excluded: true, reason: request.reason };
    case 'include':
      return { excluded: false, reason: null };
    case 'parent':
      return { parent: request.parent };
    case 'no_parent':
      return { parent: null };
  }
}
