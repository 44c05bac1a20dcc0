'use client';

import { useQuery } from '@tanstack/react-query';
import type { Asked } from '@/components/filters/use-question';
import { reportQuery } from '@/lib/api/queries';
import type { Goals } from '@/lib/view/goals';
import { goalsQuestion, isOfCompany } from '@/lib/view/overview';

/** What the company means to reach; null for a part of it, which its targets are not of. */
export function useGoals({ asked }: Asked): Goals | null {
  const enabled = isOfCompany(asked);
  const { data } = useQuery({ ...reportQuery('targets', goalsQuestion(asked)), enabled });
  return enabled && data ? data : null;
}
