'use client';

import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { type AccountFacts, attributeLines, plannedLines, productLines, relations } from '@/lib/view/account-facts';
import { AccountLink } from './account-link';

const Lines = ({ children }: { children: ReactNode }) => <ul className="-my-2 divide-y divide-line">{children}</ul>;

function Attributes({ facts }: { facts: AccountFacts }) {
  const groups = [
    { name: null, lines: attributeLines(facts.attributes) },
    { name: 'From the ledger', lines: attributeLines(facts.computed) },
  ].filter(({ lines }) => lines.length > 0);
  if (groups.length === 0) return null;
  return (
    <Card title="Attributes" sub="As they are now, and what they were">
      {groups.map((group) => (
        <div key={group.name ?? ''} className="[&+&]:mt-4">
          {group.name && <p className="mb-1.5 text-2xs font-medium text-ink-3">{group.name}</p>}
          <dl className="divide-y divide-line">
            {group.lines.map((line) => (
              <div key={line.name} className="grid grid-cols-[104px_1fr] gap-x-3 py-1.5">
                <dt className="text-ink-3">{line.name}</dt>
                <dd className="min-w-0">
                  <span className="break-words text-ink">{line.value}</span>
                  {line.since && <span className="ml-1.5 text-xs text-ink-3">{line.since}</span>}
                  {line.history.map((words) => (
                    <span key={words} className="block text-xs text-ink-3">
                      {words}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Card>
  );
}

/** What stands beside an account's changes: its lines, attributes, relations, and what people did and plan. */
export function FactCards({ facts }: { facts: AccountFacts }) {
  const [lines, related, planned] = [productLines(facts), relations(facts), plannedLines(facts)];
  return (
    <div className="grid min-w-0 content-start gap-4">
      {lines.length > 0 && (
        <Card
          title={lines.length === 1 ? 'One line runs' : `${lines.length} lines run`}
          sub="Subscription items and invoiced products, ARR"
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
      )}
      {related.length > 0 && (
        <Card title="Related accounts">
          <Lines>
            {related.map((relation) => (
              <li key={relation.key} className="flex flex-wrap gap-x-2 py-2 text-ink-3">
                {relation.how}
                <AccountLink account={relation.account} className="font-medium text-ink">
                  {relation.name}
                </AccountLink>
                <span className="text-xs">{relation.note}</span>
              </li>
            ))}
          </Lines>
        </Card>
      )}
      <Attributes facts={facts} />
      {planned.length > 0 && (
        <Card title="Touchpoints and plans" sub="They move no revenue">
          <Lines>
            {planned.map((line) => (
              <li key={line.key} className="num grid grid-cols-[88px_1fr_auto] gap-x-3 py-2">
                <span className="text-ink-3">{line.day}</span>
                <span className="min-w-0 text-ink">
                  {line.what}
                  {line.note && <span className="block text-xs break-words text-ink-3">{line.note}</span>}
                </span>
                <span className="text-ink">{line.amount}</span>
              </li>
            ))}
          </Lines>
        </Card>
      )}
    </div>
  );
}
