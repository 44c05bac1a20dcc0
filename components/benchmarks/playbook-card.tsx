'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { DataActions } from '@/components/charts/data-actions';
import { FigureButton } from '@/components/drill/figure-button';
import { Sparkline } from '@/components/metrics/sparkline';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { Segmented } from '@/components/ui/segmented';
import type { LeverFigureModel, PlaybookModel, StageModel } from '@/lib/view/playbook';

const tones = { good: 'text-good', bad: 'text-bad', flat: 'text-ink-3' } as const;

function LeverFigure({ model }: { model: LeverFigureModel }) {
  return (
    <div
      data-figure={model.key}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 sm:grid-cols-[minmax(0,1fr)_72px_124px]"
    >
      <div className="min-w-0">
        <p className="text-ink">{model.name}</p>
        <p className="num text-2xs text-pretty text-ink-3">{model.detail}</p>
      </div>
      <span className="hidden sm:block">
        <Sparkline values={model.course} colour={model.colour} widthPx={72} heightPx={26} toDate={false} />
      </span>
      <div className="num text-right">
        <FigureButton
          figure={model.figure}
          label={`What makes ${model.value}: ${model.name}`}
          className="min-h-[24px] text-md font-semibold text-ink"
        >
          {model.value}
        </FigureButton>
        {model.change && <p className={cn('text-2xs whitespace-nowrap', tones[model.tone])}>{model.change}</p>}
      </div>
    </div>
  );
}

function Levers({ stage }: { stage: StageModel }) {
  return (
    <ul>
      {stage.levers.map(({ lever, figures }) => (
        <li
          key={lever}
          className="grid gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0 first:pt-1 md:grid-cols-[minmax(0,3fr)_minmax(0,7fr)]"
        >
          <h3 className="font-medium text-pretty text-ink">{lever}</h3>
          <div className="grid gap-2.5">
            {figures.map((figure) => (
              <LeverFigure key={figure.key} model={figure} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Advice({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-ink-3">{title}</h3>
      <ul className="grid gap-0.5">
        {items.map((item) => (
          <li key={item} className="text-pretty text-ink first-letter:uppercase">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PlaybookCardProps {
  model: PlaybookModel;
  /** Of the company's own stage. */
  title: string;
  description: string;
  className?: string;
}

/** What a stage does to expand, each lever beside the figure that shows whether it works here. */
export function PlaybookCard({ model, title, description, className }: PlaybookCardProps) {
  const [asked, setAsked] = useQueryState('stage', parseAsString.withOptions({ history: 'push' }));
  const stage = model.stages.find(({ name }) => name === asked) ?? model.stages.find(({ name }) => name === model.own);
  if (!stage) return null;
  const choose = (name: string) => void setAsked(name === model.own ? null : name);
  return (
    <Card
      title={stage.isOwn ? title : `Stage $${stage.name}: ${stage.target} is what investors look for`}
      sub={stage.isOwn ? description : `Not your stage: yours is $${model.own}`}
      className={className}
      actions={
        <>
          <span className="mr-1.5">
            <Segmented
              label="Stage"
              options={model.stages.map(({ name }) => ({ value: name, label: `$${name}` }))}
              value={stage.name}
              onValue={choose}
            />
          </span>
          <DataActions table={null} exhibit="playbook" />
        </>
      }
    >
      <h3 className="mb-1 text-xs font-medium text-ink-3">What usually works, and whether it does here</h3>
      <Levers stage={stage} />
      <div className="mt-1 grid gap-x-6 gap-y-3 border-t border-line-strong pt-3 sm:grid-cols-2">
        <Advice title="What it takes" items={stage.infrastructure} />
        <Advice title="What to avoid" items={[stage.avoid]} />
      </div>
      <p className="mt-3 text-2xs text-pretty text-ink-3">{model.source}</p>
    </Card>
  );
}
