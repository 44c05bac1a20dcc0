import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { AdjustmentOutcome } from '@/lib/imports/adjust';
import type { AdjustableAccount } from '@/lib/reports/adjustable-report';
import { type AdjustmentsAsked, everyAdjustment } from '@/lib/reports/adjustment-list';
import type { AdjustmentRequest } from '@/lib/reports/adjustment-request';
import type { AdjustmentsReport } from '@/lib/reports/adjustments-report';
import {
  type AdjustmentAsked,
  type adjustableAccount,
  adjustmentAsked,
  type adjustmentList,
  type adjustmentOutcome,
  adjustmentsAsked,
} from './adjustments';

describe('the contract of adjustments', () => {
  it('has the types of what is asked and answered', () => {
    expectTypeOf<AdjustmentAsked>().toEqualTypeOf<AdjustmentRequest>();
    expectTypeOf<z.infer<typeof adjustmentOutcome>>().toEqualTypeOf<AdjustmentOutcome>();
    expectTypeOf<z.infer<typeof adjustmentList>>().toEqualTypeOf<AdjustmentsReport>();
    expectTypeOf<z.infer<typeof adjustableAccount>>().toEqualTypeOf<AdjustableAccount>();
    expectTypeOf<z.infer<typeof adjustmentsAsked>>().toEqualTypeOf<AdjustmentsAsked>();
    expect(adjustmentsAsked.parse({})).toEqual(everyAdjustment);
    expect(adjustmentsAsked.parse({ offset: '50', limit: '50', search: ' ada ' })).toMatchObject({
      ...{ offset: 50, limit: 50, search: 'ada' },
    });
  });

  it('names the field that is missing or wrong', () => {
    const faultOf = (said: object) => adjustmentAsked.safeParse(said).error?.issues[0]?.path;
    expect(faultOf({ kind: 'end', account: 'a', record: 1, on: '2026-01-01' })).toEqual(['reason']);
    expect(faultOf({ kind: 'end', account: 'a', record: 1, on: '01/02/2026', reason: 'x' })).toEqual(['on']);
    expect(faultOf({ kind: 'exclude', accounts: [], reason: 'x' })).toEqual(['accounts']);
    expect(faultOf({ kind: 'delete' })).toEqual(['kind']);
    expect(adjustmentAsked.parse({ kind: 'attributes', accounts: ['a'], attributes: { owner: null } })).toEqual({
      ...{ kind: 'attributes', accounts: ['a'], attributes: { owner: null } },
      ...{ effective_on: null, reason: null },
    });
  });
});
