'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { PlayAnswer } from '@/lib/api/contract/plays';
import { playModel } from '@/lib/view/plays';
import { RunsTable } from './runs-table';
import { ShareBars } from './share-bars';
import { useRemovePlay } from './use-plays';

interface PlayCardProps {
  play: PlayAnswer;
  base: number | null;
  rules: readonly { rule: string; name: string }[];
  onEdit(): void;
  onRun(): void;
}

/** A play: its words at the left, what came of it at the right, its runs below. */
export function PlayCard({ play, base, rules, onEdit, onRun }: PlayCardProps) {
  const remove = useRemovePlay();
  const [isAll, setAll] = useState(false);
  const model = playModel(play, base, new Map(rules.map(({ rule, name }) => [rule, name])));
  return (
    <Card
      title={model.title}
      sub={model.trigger ?? 'Nothing calls for it by itself'}
      actions={
        <>
          <Button needs="act" variant="quiet" aria-haspopup="dialog" onClick={onEdit}>
            Edit
          </Button>
          <Button needs="act" variant="quiet" onClick={() => remove.mutate({ play: play.play, name: play.name })}>
            Remove
          </Button>
          <Button needs="act" aria-haspopup="dialog" onClick={onRun}>
            Run it
          </Button>
        </>
      }
    >
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
        <dl className="grid content-start gap-3">
          <Words term="Say" words={play.say} />
          <Words term="Offer" words={play.offer} />
          <Words term="Owner" words={play.owner} />
          {play.steps.length > 0 && (
            <div>
              <dt className="text-xs text-ink-3">Steps</dt>
              <dd>
                <ol className="list-decimal pl-5 text-ink">
                  {play.steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </dd>
            </div>
          )}
        </dl>
        <div className="grid content-start gap-3">
          <p className="text-xs text-ink-3">Genuinely expanded within 90 days of the run, with its 90% interval</p>
          <ShareBars bars={model.bars} />
          {model.findings.map((finding) => (
            <p key={finding} className="num text-pretty text-ink-2">
              {finding}
            </p>
          ))}
          {model.said && <p className="num text-xs text-ink-3">{model.said}</p>}
        </div>
      </div>
      {model.runs.length > 0 && <RunsTable play={play} runs={model.runs} isAll={isAll} onAll={() => setAll(true)} />}
    </Card>
  );
}

const Words = ({ term, words }: { term: string; words: string | null }) =>
  words === null ? null : (
    <div>
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd className="max-w-[68ch] text-pretty whitespace-pre-line text-ink">{words}</dd>
    </div>
  );
