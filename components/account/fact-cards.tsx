'use client';

import { type ReactNode, useState } from 'react';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { type AccountFacts, attributeLines, productLines } from '@/lib/view/account-facts';
import { wholeNumber } from '@/lib/view/format';

interface FactCardProps {
  facts: AccountFacts;
  className?: string;
}

const Lines = ({ children }: { children: ReactNode }) => <ul className="-my-2 divide-y divide-line">{children}</ul>;

/** What runs now: each line with its plan and ARR. */
export function LinesCard({ facts, className }: FactCardProps) {
  const lines = productLines(facts);
  if (lines.length === 0) return null;
  return (
    <Card
      title={lines.length === 1 ? 'One line runs' : `${lines.length} lines run`}
      sub="Subscription items and invoiced products, ARR"
      className={className}
    >
      <Lines>
        {lines.map((line) => (
          <li key={line.key} className="num grid grid-cols-[1fr_auto] gap-x-3 py-2">
            <span className="min-w-0 truncate font-medium text-ink" title={line.product}>
              {line.product}
            </span>
            <span className="text-ink">{line.arr}</span>
            <span className="col-span-2 text-xs text-ink-3">{line.note}</span>
          </li>
        ))}
      </Lines>
    </Card>
  );
}

/** Past values shown before all are asked for. */
const FIRST_VALUES = 3;

/** What an attribute was; where that changed often, the latest alone until all is asked for. */
function History({ words }: { words: readonly string[] }) {
  const [isAll, setIsAll] = useState(false);
  // One value more takes no more room than the button.
  const isLong = words.length > FIRST_VALUES + 1;
  const shown = isLong && !isAll ? words.slice(0, FIRST_VALUES) : words;
  return (
    <>
      {shown.map((each) => (
        <span key={each} className="block text-xs text-ink-3">
          {each}
        </span>
      ))}
      {isLong && (
        <button
          type="button"
          aria-expanded={isAll}
          onClick={() => setIsAll(!isAll)}
          className="num min-h-[24px] rounded-xs text-xs font-medium text-ink-2 hover:text-ink print:hidden"
        >
          {isAll ? 'Fewer' : `${wholeNumber(words.length - FIRST_VALUES)} earlier values`}
        </button>
      )}
    </>
  );
}

/** Attributes as they are now, and what they were. */
export function AttributesCard({ facts, className }: FactCardProps) {
  const groups = [
    { name: 'Stated', lines: attributeLines(facts.attributes) },
    { name: 'From the ledger', lines: attributeLines(facts.computed) },
  ].filter(({ lines }) => lines.length > 0);
  if (groups.length === 0) return null;
  return (
    <Card title="Attributes" sub="As they are now, and what they were" className={className}>
      <div className={cn('grid gap-x-8 gap-y-4', groups.length > 1 && 'sm:grid-cols-2')}>
        {groups.map((group) => (
          <div key={group.name}>
            <p className="mb-1 text-2xs font-medium text-ink-3">{group.name}</p>
            <dl className="divide-y divide-line">
              {group.lines.map((line) => (
                <div key={line.name} className="grid grid-cols-[96px_1fr] gap-x-3 py-1.5">
                  <dt className="text-ink-3">{line.name}</dt>
                  <dd className="min-w-0">
                    <span className="break-words text-ink">{line.value}</span>
                    {line.since && <span className="ml-1.5 text-xs text-ink-3">{line.since}</span>}
                    <History words={line.history} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </Card>
  );
}
