import { MetricName } from '@/components/metrics/metric-name';
import { cn } from '@/components/ui/cn';
import { type AccountFigures, accountFigures } from '@/lib/view/account-figures';

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink' } as const;

/** The figures of the account: what it is worth, what it does to NRR, since when, what comes next. */
export const AccountStrip = ({ report }: { report: AccountFigures }) => (
  <section
    aria-label="Key figures"
    className="num grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface xl:grid-cols-[1.25fr_1.25fr_1fr_1fr_1fr]"
  >
    {accountFigures(report).map((figure, index) => (
      <div
        key={figure.key}
        data-figure={figure.key}
        className={cn(
          '-mt-px -ml-px min-w-0 border-t border-l border-line px-4.5 py-3.5 max-md:px-4',
          index === 0 && 'max-xl:col-span-2',
        )}
      >
        <p className="flex min-h-[24px] items-center text-xs text-ink-2">
          {figure.metric ? <MetricName slug={figure.metric} filled={figure.filled} /> : figure.name}
        </p>
        <p
          title={figure.exact}
          data-testid={`account-${figure.key}`}
          className={cn(
            'mt-1 truncate font-semibold tracking-tight',
            index < 2 ? 'text-xl max-md:text-lg' : 'text-lg max-md:text-md',
            tones[figure.tone],
          )}
        >
          {figure.value}
        </p>
        {figure.notes.map((note) => (
          <p key={note} className="min-h-4 text-xs text-pretty text-ink-3">
            {note}
          </p>
        ))}
      </div>
    ))}
  </section>
);
