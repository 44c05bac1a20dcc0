import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { KeptFigure } from '@/lib/domain/benchmarks/own';
import type { BenchmarkImport } from '@/lib/imports/benchmarks';
import type { FiguresChanged } from '@/lib/store/benchmark-figures';
import {
  type benchmarkChanged,
  type benchmarkImported,
  type benchmarkList,
  benchmarkRequest,
} from './contract/own-benchmarks';

describe('the contract of own benchmarks', () => {
  it('has the types of what is answered', () => {
    expectTypeOf<z.infer<typeof benchmarkList>>().toEqualTypeOf<{ figures: KeptFigure[] }>();
    expectTypeOf<z.infer<typeof benchmarkChanged>>().toEqualTypeOf<FiguresChanged>();
    expectTypeOf<z.infer<typeof benchmarkImported>>().toEqualTypeOf<BenchmarkImport>();
  });

  it('takes what is left out of a figure as not stated, and asks for what an action needs', () => {
    const stated = { metric: 'nrr_12m', method: 'peer', population: 'Globex', median: 1.12, year: '2025' };
    const figure = { ...stated, publisher: 'Globex', document: 'Annual report' };
    expect(benchmarkRequest.parse({ action: 'keep', figure })).toMatchObject({
      id: null,
      figure: { low: null, high: null, n: null, url: null, size: null, is_all: false, said: '' },
    });
    expect(benchmarkRequest.safeParse({ action: 'keep', figure: stated }).error?.issues[0]?.path).toEqual([
      'figure',
      'publisher',
    ]);
    expect(benchmarkRequest.safeParse({ action: 'undo' }).success).toBe(false);
  });
});
