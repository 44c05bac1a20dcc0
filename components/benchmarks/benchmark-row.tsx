import Link from 'next/link';
import { FigureButton } from '@/components/drill/figure-button';
import { cn } from '@/components/ui/cn';
import type { BenchmarkModel } from '@/lib/view/benchmarks';
import { Lanes } from './lanes';
import { Name } from './name';
import { OwnList } from './own-list';
import { Sources } from './sources';

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-2' } as const;

function Figure({ model }: { model: BenchmarkModel }) {
  return (
    <div>
      <h3>
        <Name model={model} />
      </h3>
      <p className="text-xs text-pretty text-ink-3">{model.span}</p>
      <p data-testid={`benchmark-${model.metric}`} className="mt-1">
        <FigureButton
          figure={model.figure}
          label={`What makes ${model.value}: ${model.name}`}
          className={cn(
            'num min-h-[24px] text-xl font-semibold tracking-tight',
            model.lanes ? 'text-ink' : 'text-ink-3',
          )}
        >
          {model.value}
        </FigureButton>
      </p>
      {model.interval && <p className="num text-2xs text-ink-3">{model.interval}</p>}
    </div>
  );
}

/** One figure: what it is, where it stands, and what that means in words; below it what the company brought, and sources. */
export function BenchmarkRow({ model, onEdit }: { model: BenchmarkModel; onEdit(id: number): void }) {
  return (
    <li
      data-metric={model.metric}
      className="break-inside-avoid border-t border-line pt-4 pb-3 first:border-t-0 first:pt-0 last:pb-0"
    >
      <div className="grid items-start gap-x-6 gap-y-3 lg:grid-cols-[180px_minmax(0,7fr)_minmax(0,5fr)]">
        <Figure model={model} />
        <div>
          {model.lanes ? (
            <Lanes lanes={model.lanes} label={`${model.name} ${model.value}. ${model.verdict}`} />
          ) : (
            <p className="pt-1 text-pretty text-ink-2">{model.missing}</p>
          )}
        </div>
        <div className="num">
          <p className={cn('pt-1 text-pretty font-medium', tones[model.tone])}>{model.verdict}</p>
          {model.further.map((sentence) => (
            <p key={sentence} className="mt-1 text-xs text-pretty text-ink-2">
              {sentence}
            </p>
          ))}
          {model.uncovered && <p className="mt-1 text-xs text-pretty text-ink-3">{model.uncovered}</p>}
          {model.todo && (
            <Link
              href={model.todo.href}
              className="mt-1 inline-flex min-h-[24px] items-center text-xs font-medium text-accent underline-offset-2 hover:underline print:hidden"
            >
              {model.todo.label}
            </Link>
          )}
        </div>
      </div>
      <OwnList rows={model.own} onEdit={onEdit} />
      <Sources title={model.sourcesTitle} groups={model.sources} />
    </li>
  );
}
