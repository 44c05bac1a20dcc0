'use client';

import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { RefusedLine } from '@/lib/view/matches';
import { useRefuse } from './use-match-decisions';

/** What was refused, each of which can be offered again. */
export function RefusedMatches({ refused }: { refused: readonly RefusedLine[] }) {
  const decide = useRefuse();
  return (
    <Card title="Not one customer" sub="Refused: these are not offered again, nor made one by way of a third account">
      <ul>
        {refused.map(({ id, names, by }) => (
          <li key={id} className="flex items-center gap-4 border-b border-line py-1 last:border-b-0">
            <span className="min-w-0 flex-1 py-1 wrap-anywhere">
              {names}
              <span className="num block text-xs text-ink-3">{by}</span>
            </span>
            <Button
              needs="act"
              variant="quiet"
              className="print:hidden"
              disabled={decide.isPending}
              aria-label={`Offer again: ${names}`}
              onClick={() => decide.mutate({ action: 'offer_again', id, label: names })}
            >
              Offer again
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
