'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { queryKeys } from '@/lib/api/queries';

/** Every figure may have changed, and with it whatever is said of it: all are asked for again. */
export function useFiguresAnew(): () => void {
  const client = useQueryClient();
  const router = useRouter();
  return () => {
    void client.invalidateQueries({ queryKey: queryKeys.workspace });
    void client.invalidateQueries({ queryKey: queryKeys.reports });
    router.refresh();
  };
}
