import { cn } from '@/components/ui/cn';
import type { BenchmarkModel } from '@/lib/view/benchmarks';
import { Lanes } from './lanes';
import { OwnList } from './own-list';
import { Sources } from './sources';

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-2' } as const;

/** One figure: what it is, where it stands, and what that means in words. */
export function BenchmarkRow({ model, onEdit }: { model: BenchmarkModel; onEdit(id: number): void }) {
  return (
    <li data-metric={model.metric} className="border-t border-line py-5 first:border-t-0 first:pt-0 last:pb-0">
      <div className="grid items-start gap-x-6 gap-y-3 lg:grid-cols-[180px_minmax(0,7fr)_minmax(0,5fr)]">
        <div>
          <h3 className="font-medium text-ink">{model.name}</h3>
          <p className="text-xs text-ink-3">{model.span}</p>
          <p
            data-testid={`benchmark-${model.metric}`}
            className="num mt-1 text-xl font-semibold tracking-tight text-ink"
          >
            {model.value}
          </p>
          {model.interval && <p className="num text-2xs text-ink-3">{model.interval}</p>}
        </div>
        <div>
          {model.lanes ? (
            <Lanes lanes={model.lanes} label={`${model.name} ${model.value}. ${model.verdict}`} />
          ) : (
            <p className="text-ink-3">There is no figure yet.</p>
          )}
        </div>
        <div className="num">
          <p className={cn('text-pretty font-medium', tones[model.tone])}>{model.verdict}</p>
          {model.further.map((sentence) => (
            <p key={sentence} className="mt-1 text-xs text-pretty text-ink-2">
              {sentence}
            </p>
          ))}
          {model.uncovered && <p className="mt-1 text-xs text-pretty text-ink-3">{model.uncovered}</p>}
        </div>
      </div>
      <OwnList rows={model.own} onEdit={onEdit} />
      <Sources model={model} />
    </li>
  );
}
