'use client';

import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import Link from 'next/link';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { Card } from '@/components/ui/card';
import { OnDemand } from '@/components/ui/on-demand';
import { useMay } from '@/components/ui/rights';
import { type ReadinessRow, readinessFinding } from '@/lib/view/stage';

const marks = {
  true: { Icon: CircleCheck, look: 'text-good', words: 'Met' },
  false: { Icon: CircleX, look: 'text-bad', words: 'Not met' },
  null: { Icon: CircleDashed, look: 'text-ink-3', words: 'Not known' },
} as const;

const loadTrigger = async () => (await import('./trigger-popover')).TriggerPopover;

function Condition({ row, trigger }: { row: ReadinessRow; trigger: string | null }) {
  const { Icon, look, words } = marks[`${row.met}`];
  const mayState = useMay('write');
  return (
    <li
      data-check={row.check}
      className="flex items-start gap-2.5 border-t border-line py-2.5 first:border-t-0 first:pt-0 last:pb-0"
    >
      <Icon aria-label={words} className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <div className="min-w-0 flex-1">
        <h3 className="font-medium text-ink">{row.name}</h3>
        <p className="num text-xs text-pretty text-ink-2">{row.words}</p>
        {row.behind.length > 0 && (
          <p className="flex flex-wrap gap-x-3 text-xs">
            {row.behind.map(({ label, figure }) => (
              <FigureButton
                key={label}
                figure={figure}
                label={`Accounts behind ${row.name}: ${label}`}
                className="min-h-[24px] text-accent underline decoration-dotted underline-offset-4"
              >
                {label}
              </FigureButton>
            ))}
          </p>
        )}
        {row.todo && (
          <Link
            href={row.todo.href}
            className="inline-flex min-h-[24px] items-center text-xs text-accent underline-offset-4 hover:underline print:hidden"
          >
            {row.todo.label}
          </Link>
        )}
        {row.check === 'trigger' && mayState && (
          <OnDemand
            trigger={
              <button
                type="button"
                className="min-h-[24px] cursor-pointer text-xs text-accent underline-offset-4 hover:underline print:hidden"
              >
                {trigger === null ? 'State it' : 'Change it'}
              </button>
            }
            haspopup="dialog"
            load={loadTrigger}
            props={{ stated: trigger }}
          />
        )}
      </div>
    </li>
  );
}

interface ReadinessCardProps {
  rows: readonly ReadinessRow[];
  /** As it was stated; null: not yet. */
  trigger: string | null;
  className?: string;
}

/** Is it time to build expansion systematically? Each condition with the accounts behind it. */
export function ReadinessCard({ rows, trigger, className }: ReadinessCardProps) {
  return (
    <Card
      title={readinessFinding(rows)}
      sub="Conditions that people in the field name; each is computed from your ledger or stated by you"
      className={className}
      actions={<DataActions table={null} exhibit="readiness" />}
    >
      <ul>
        {rows.map((row) => (
          <Condition key={row.check} row={row} trigger={trigger} />
        ))}
      </ul>
    </Card>
  );
}
