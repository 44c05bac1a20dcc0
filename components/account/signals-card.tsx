'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { type AccountSignalFacts, prepareSignals, type SignalLine } from '@/lib/view/account-signals';
import { wholeNumber } from '@/lib/view/format';

const SignalDialog = dynamic(() => import('@/components/signals/signal-dialog').then((module) => module.SignalDialog), {
  ssr: false,
});

const Part = ({ line }: { line: SignalLine }) => (
  <li className="num grid grid-cols-[1fr_auto] gap-x-3 py-1.5">
    <span className="min-w-0 text-ink">
      {line.name}
      <span className="block text-xs break-words text-ink-3">{line.note}</span>
    </span>
    <span className="text-ink">{line.points}</span>
  </li>
);

/** Stated signals shown before all are asked for. */
const FIRST_GIVEN = 5;

function Given({ given }: { given: NonNullable<ReturnType<typeof prepareSignals>>['given'] }) {
  const [isAll, setIsAll] = useState(false);
  if (given.length === 0) return null;
  const shown = isAll ? given : given.slice(0, FIRST_GIVEN);
  return (
    <div className="mt-4">
      <p className="mb-1 text-2xs font-medium text-ink-3">Stated, the latest first</p>
      <ul className="divide-y divide-line">
        {shown.map((line) => (
          <li key={line.key} className="num grid grid-cols-[88px_1fr] gap-x-3 py-1.5">
            <span className="text-ink-3">{line.day}</span>
            <span className="min-w-0 text-ink">
              {line.what}
              {line.note && <span className="block text-xs break-words text-ink-3">{line.note}</span>}
            </span>
          </li>
        ))}
      </ul>
      {given.length > FIRST_GIVEN && (
        <Button variant="quiet" className="mt-2 -ml-2.5 print:hidden" onClick={() => setIsAll(!isAll)}>
          {isAll ? 'The latest alone' : `Show all ${wholeNumber(given.length)}`}
        </Button>
      )}
    </div>
  );
}

const NOTHING = {
  title: 'No signal, and nothing at risk',
  sub: 'Signals and usage move no revenue',
  figures: [],
  groups: [],
  given: [],
};

interface SignalsCardProps {
  facts: AccountSignalFacts & { account: string; name: string; day: string | null };
  className?: string;
}

/** What the account signals: its three scores, each opened to its parts, and what was stated of it. */
export function SignalsCard({ facts, className }: SignalsCardProps) {
  const [isAdding, setIsAdding] = useState(false);
  const model = prepareSignals(facts) ?? NOTHING;
  return (
    <Card
      title={model.title}
      sub={model.sub}
      className={className}
      actions={
        facts.day !== null && (
          <Button needs="act" aria-haspopup="dialog" className="print:hidden" onClick={() => setIsAdding(true)}>
            Add a signal
          </Button>
        )
      }
    >
      {model.figures.length > 0 && (
        <dl className="num grid grid-cols-3 gap-x-4 gap-y-2">
          {model.figures.map((figure) => (
            <div key={figure.label} className="min-w-0">
              <dt className="text-ink-3">{figure.label}</dt>
              <dd className="text-lg font-medium text-ink">{figure.value}</dd>
              <dd className="text-xs break-words text-ink-3">{figure.note}</dd>
            </div>
          ))}
        </dl>
      )}
      {model.groups.map((group) => (
        <div key={group.label} className="mt-4">
          <p className="num mb-1 flex justify-between gap-x-3 text-2xs font-medium text-ink-3">
            <span>{group.label}</span>
            <span>{group.total}</span>
          </p>
          <ul className="divide-y divide-line">
            {group.lines.map((line) => (
              <Part key={line.key} line={line} />
            ))}
          </ul>
        </div>
      ))}
      <Given given={model.given} />
      {isAdding && facts.day !== null && (
        <SignalDialog
          account={facts.account}
          name={facts.name}
          day={facts.scores?.day ?? facts.day}
          onClose={() => setIsAdding(false)}
        />
      )}
    </Card>
  );
}
