/** The report of targets as exhibits read it. */
import type { ReportHead } from '@/lib/domain/report';
import type { TargetRow } from '@/lib/domain/targets';
import type { Goals } from '../goals';

export interface TargetsFigures extends ReportHead, Goals {
  rows: readonly TargetRow[];
}
