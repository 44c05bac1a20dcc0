import { expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { TotalsOutcome } from '@/lib/imports/control-totals';
import type { CloseOutcome } from '@/lib/reports/closed-close';
import type { ClosedMarks } from '@/lib/reports/closed-marks';
import type { ClosedReport } from '@/lib/reports/closed-report';
import type { RestatementAsked, RestatementReport } from '@/lib/reports/closed-restatement';
import type { TieOutReport } from '@/lib/reports/tie-out-report';
import {
  causeRequest,
  type closedList,
  type closedMarks,
  type closeOutcome,
  closeRequest,
  reopenRequest,
  type restatement,
  restatementAsked,
  type tieOut,
  type totalsOutcome,
} from './closed';

it('has the types of what is answered', () => {
  expectTypeOf<z.infer<typeof closedList>>().toEqualTypeOf<ClosedReport>();
  expectTypeOf<z.infer<typeof closedMarks>>().toEqualTypeOf<ClosedMarks>();
  expectTypeOf<z.infer<typeof closeOutcome>>().toEqualTypeOf<CloseOutcome>();
  expectTypeOf<z.infer<typeof restatement>>().toEqualTypeOf<RestatementReport>();
  expectTypeOf<z.infer<typeof restatementAsked>>().toEqualTypeOf<RestatementAsked>();
  expectTypeOf<z.infer<typeof tieOut>>().toEqualTypeOf<TieOutReport>();
  expectTypeOf<z.infer<typeof totalsOutcome>>().toEqualTypeOf<TotalsOutcome>();
});

it('names the field that is missing or wrong', () => {
  const cause = { period: '2026-10', cause: 'timing', amount: '-12.50', account: '', note: ' late ' };
  expect(causeRequest.parse(cause)).toEqual({ ...cause, account: null, note: 'late' });
  const faultOf = (said: object) => causeRequest.safeParse({ ...cause, ...said }).error?.issues[0]?.path;
  expect(faultOf({ amount: '1,250' })).toEqual(['amount']);
  expect(faultOf({ cause: 'magic' })).toEqual(['cause']);
  expect(faultOf({ period: '2026-Q3' })).toEqual(['period']);
  expect(closeRequest.parse({ period: '2026-10' })).toEqual({
    period: '2026-10',
    by: null,
    note: null,
    dry_run: false,
  });
  expect(reopenRequest.safeParse({ reason: ' ' }).error?.issues[0]?.path).toEqual(['reason']);
  expect(restatementAsked.parse({ limit: 'all', offset: '50' })).toEqual({
    ...{ figure: 'end_arr', change: null, offset: 50, limit: null },
  });
});
