import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { MarkEffect, MarkRow } from '@/lib/reports/mark-effect';
import { type markEffect, type markList, markRequest } from './marks-contract';

describe('the contract of marks', () => {
  it('has the types of what is answered', () => {
    expectTypeOf<z.infer<typeof markEffect>>().toEqualTypeOf<MarkEffect>();
    expectTypeOf<z.infer<typeof markList>>().toEqualTypeOf<{ marks: MarkRow[] }>();
  });

  it('asks for what an action needs', () => {
    expect(markRequest.parse({ action: 'unmerge', account: 'a' })).toEqual({
      action: 'unmerge',
      account: 'a',
      dry_run: false,
    });
    expect(markRequest.safeParse({ action: 'merge', account: 'a' }).error?.issues[0]?.path).toEqual(['into']);
    expect(markRequest.safeParse({ action: 'delete', account: 'a' }).success).toBe(false);
  });
});
