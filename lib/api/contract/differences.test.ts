import { expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { DifferencesReport } from '@/lib/reports/differences-report';
import { comparisonRequest, type differencesReport } from './differences';

it('has the type of what is answered', () => {
  expectTypeOf<z.infer<typeof differencesReport>>().toEqualTypeOf<DifferencesReport>();
});

it('takes a file or a table, not both and not neither', () => {
  const isTaken = (body: object) => comparisonRequest.safeParse(body).success;
  expect([isTaken({ upload_id: 'a' }), isTaken({ text: 'a', name: 'Books' })]).toEqual([true, true]);
  expect([isTaken({}), isTaken({ upload_id: 'a', text: 'b' }), isTaken({ text: ' ' })]).toEqual([false, false, false]);
});
