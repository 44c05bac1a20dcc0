'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { PageMessage } from '@/components/shell/page-message';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { PlayAnswer } from '@/lib/api/contract/plays';
import { playsQuery } from '@/lib/api/play-queries';
import { reportQuery } from '@/lib/api/queries';
import { starterPlays } from '@/lib/view/plays';
import { playsParsers } from '@/lib/view/plays-question';
import { PlayCard } from './play-card';
import { useWritePlay } from './use-plays';

const PlayDialog = dynamic(() => import('./play-dialog').then((module) => module.PlayDialog));
const RunDialog = dynamic(() => import('./run-dialog').then((module) => module.RunDialog));

/** The written playbook: each play with what came of it. */
export function Plays() {
  const { data, error, refetch } = useQuery(playsQuery());
  const { data: ruled } = useQuery(reportQuery('rules'));
  const [{ run: account, play: asked }, setChoices] = useQueryStates(playsParsers);
  const [edited, setEdited] = useState<PlayAnswer | 'new' | null>(null);
  if (error && !data)
    return <Failure title="The playbook could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const { plays, today } = data;
  const rules = ruled?.rows ?? [];
  const running = plays.find(({ play }) => play === asked);
  return (
    <>
      {plays.length === 0 ? (
        <Empty onNew={() => setEdited('new')} />
      ) : (
        <div className="grid gap-4">
          <p className="flex justify-end print:hidden">
            <Button needs="act" variant="primary" aria-haspopup="dialog" onClick={() => setEdited('new')}>
              Write a play
            </Button>
          </p>
          {plays.map((play) => (
            <PlayCard
              key={play.play}
              play={play}
              base={data.base_rate}
              rules={rules}
              onEdit={() => setEdited(play)}
              onRun={() => void setChoices({ play: play.play })}
            />
          ))}
        </div>
      )}
      {edited !== null && (
        <PlayDialog play={edited === 'new' ? null : edited} rules={rules} onClose={() => setEdited(null)} />
      )}
      {running && (
        <RunDialog
          play={running}
          account={account}
          today={today}
          onClose={() => void setChoices({ play: null, run: null })}
        />
      )}
    </>
  );
}

function Empty({ onNew }: { onNew(): void }) {
  const write = useWritePlay();
  const begin = async () => {
    for (const play of starterPlays)
      await write.mutateAsync({ body: { ...play, steps: [...play.steps], arms: [] }, before: null });
  };
  return (
    <PageMessage
      title="No play is written yet"
      actions={
        <>
          <Button needs="act" variant="primary" disabled={write.isPending} onClick={() => void begin()}>
            Begin with three
          </Button>
          <Button needs="act" aria-haspopup="dialog" onClick={onNew}>
            Write a play
          </Button>
        </>
      }
    >
      <p>
        A play says what to do when an account calls for it: what to say, what to offer, who does it, in which steps.
        Each run is kept with its account, and 90 days later the ledger says whether it expanded.
      </p>
    </PageMessage>
  );
}
