'use client';

import { useQuery } from '@tanstack/react-query';
import type { Asked } from '@/components/filters/use-question';
import { closedMarksQuery } from '@/lib/api/closed-queries';
import { type ClosedMarksInput, noneClosed } from '@/lib/view/closed-marks';
import { isPlain } from '@/lib/view/overview';

/** The months that are closed; none while filters, a past day or other rates make the figures others than those closed. */
export function useClosedMarks({ asked }: Asked): ClosedMarksInput {
  const isOfAll = isPlain(asked);
  const { data } = useQuery({ ...closedMarksQuery(), enabled: isOfAll });
  return (isOfAll && data) || noneClosed;
}
