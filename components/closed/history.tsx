'use client';

import { useMutation } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { checkClosed, keptUrl } from '@/lib/api/closed-queries';
import type { ClosedMonthAnswer } from '@/lib/api/contract/closed';
import { editionLines } from '@/lib/view/closed-months';

/** Every time the month was closed and reopened, what was kept then, and whether it still is. */
export function History({ month }: { month: ClosedMonthAnswer }) {
  const check = useMutation({ mutationFn: () => checkClosed(month.period) });
  const lines = editionLines(month);
  if (lines.length === 0)
    return <p className="py-8 text-ink-2">It was never closed. Each closing will be listed here, and kept for ever.</p>;
  return (
    <>
      <ol className="grid gap-4">
        {lines.map((line) => (
          <li key={line.edition} className="num border-b border-line pb-4 last:border-b-0">
            <p className="font-medium">{line.title}</p>
            <p className="text-pretty text-ink-2 wrap-anywhere">{line.text}</p>
            <p className="mt-1 text-ink-2">{line.figures}</p>
            {line.reopened !== null && <p className="mt-1 text-caution wrap-anywhere">{line.reopened}</p>}
            <p className="mt-1 text-xs text-ink-3 wrap-anywhere">sha256 {line.sha256}</p>
          </li>
        ))}
      </ol>
      <div className="mt-4 flex flex-wrap gap-2 print:hidden">
        <Button disabled={check.isPending} onClick={() => check.mutate()}>
          <ShieldCheck aria-hidden />
          {check.isPending ? 'Working it out again' : 'Check against the ledger'}
        </Button>
        <Button asChild>
          <a href={keptUrl(month.period)} download>
            <Download aria-hidden />
            Download what was kept
          </a>
        </Button>
      </div>
      <div aria-live="polite" className="mt-3">
        {check.data?.holds === true && (
          <Callout tone="good" title="It holds">
            What was kept has its hash, and the ledger as of that moment gives the same reports again.
          </Callout>
        )}
        {check.data?.holds === false && (
          <Callout tone="bad" title="It does not hold">
            {check.data.findings.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
          </Callout>
        )}
        {check.error && (
          <Callout tone="bad" title="It could not be checked">
            {check.error.message}
          </Callout>
        )}
      </div>
    </>
  );
}
