'use client';

import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/components/ui/rights';
import { workspaceQuery } from '@/lib/api/queries';

/** Whether whoever looks may remove the workspace; the sample goes as easily as it comes. */
export function useMayRemove(): boolean {
  const { data } = useQuery(workspaceQuery());
  const mayWrite = useMay('write');
  const isOwner = useMay('admin');
  return data?.workspace?.is_sample ? mayWrite : isOwner;
}
