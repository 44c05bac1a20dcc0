'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type ReportParams, reportQuery } from '@/lib/api/queries';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Adds a row or takes it out; with Shift, all rows from the one chosen last. */
  toggle(account: string, place: number, isRange: boolean): Promise<void>;
  /** All accounts of the list, whether their rows were looked at or not. */
  selectAll(): Promise<void>;
  clear(): void;
}

/** The accounts that are chosen for what can be done to several. They stay chosen while the list is searched on. */
export function useSelection(question: ReportParams): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<number | null>(null);
  const client = useQueryClient();
  const idsOf = async (rows: { offset?: number; limit?: number }): Promise<readonly string[]> => {
    const answer = await client.fetchQuery(reportQuery('accounts', { ...question, ...rows, only: 'ids' }));
    return answer.ids ?? [];
  };
  return {
    ids,
    async toggle(account, place, isRange) {
      const from = last.current;
      last.current = place;
      if (isRange && from !== null && from !== place) {
        const range = await idsOf({ offset: Math.min(from, place), limit: Math.abs(place - from) + 1 });
        setIds((before) => new Set([...before, ...range]));
        return;
      }
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(account)) after.add(account);
        return after;
      });
    },
    async selectAll() {
      const all = await idsOf({});
      setIds(new Set(all));
    },
    clear() {
      last.current = null;
      setIds(new Set());
    },
  };
}
