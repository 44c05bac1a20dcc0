/** The report of benchmarks as exhibits read it. */
import type { ReportHead } from '@/lib/domain/report';
import type { BenchmarkFigures } from '../benchmark-words';
import type { ReadinessCheck } from '../stage';

export interface BenchmarksFigures extends ReportHead {
  stage: { name: string; nrr_low: number; nrr_high: number | null; arr: number; is_chosen: boolean } | null;
  rows: readonly BenchmarkFigures[];
  readiness: readonly ReadinessCheck[];
}
