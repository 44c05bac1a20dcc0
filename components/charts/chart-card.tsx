'use client';

import { type ReactNode, useCallback, useId, useState } from 'react';
import { useNotes } from '@/components/notes/use-notes';
import { Card } from '@/components/ui/card';
import { withNotes } from '@/lib/view/notes';
import type { TwinTable } from '@/lib/view/twin';
import { DataActions, TwinToggle } from './data-actions';
import { Twin } from './twin';

/** What every chart says beside its marks. */
interface ChartWords {
  /** The finding: the card's title. */
  finding: string;
  /** Exactly what is drawn: metric, window, period, unit. */
  description: string;
  /** What the chart shows, for those who do not see it. */
  summary: string;
  /** The same figures as a table. */
  table: TwinTable;
}

interface ChartCardProps {
  model: ChartWords;
  /** Pixels; the chart's place is kept while it loads, and by its table. */
  heightPx: number;
  /** Choices that change what is drawn, left of the quiet actions. */
  controls?: ReactNode;
  /** Names the colours, where no label can stand beside the marks. */
  legend?: ReactNode;
  className?: string;
  /** Entries of the glossary that it draws: what they mean goes into the footnote of its picture. */
  metrics?: readonly string[];
  /** What it is called on a slide (`lib/view/deck/exhibits`); left out: it can be put on none. */
  exhibit?: string | undefined;
  /** What it shows that the page's address does not say: words of its question. */
  says?: Readonly<Record<string, string>>;
  /** Draws the chart; what it says of a point goes to `onSpeak`. */
  children(chart: { onSpeak(words: string): void }): ReactNode;
}

const saysNothing = () => undefined;

const Chart = ({ legend, children }: { legend: ReactNode; children: ReactNode }) => (
  <div className="flex h-full flex-col">
    {legend}
    <div className="min-h-0 flex-1">{children}</div>
  </div>
);

/** A chart with its finding as title, its table twin, its data to take along, and a voice. */
export function ChartCard({
  model,
  heightPx,
  controls,
  legend,
  className,
  metrics = [],
  exhibit,
  says,
  children,
}: ChartCardProps) {
  const { finding, description, summary } = model;
  const table = withNotes(model.table, useNotes());
  const [asTable, setAsTable] = useState(false);
  const [words, setWords] = useState('');
  const onSpeak = useCallback((said: string) => setWords(said), []);
  const summaryId = useId();
  const picture = {
    title: finding,
    sub: description,
    fileName: table.fileName,
    metrics,
    draw: () => <Chart legend={legend}>{children({ onSpeak: saysNothing })}</Chart>,
  };
  return (
    <Card
      title={finding}
      sub={description}
      className={className}
      actions={
        <>
          {controls && <div className="mr-1.5 flex items-center gap-1.5">{controls}</div>}
          <TwinToggle pressed={asTable} onPress={() => setAsTable(!asTable)} />
          <DataActions table={table} picture={picture} exhibit={exhibit} says={says} />
        </>
      }
    >
      {asTable ? (
        <Twin table={table} label={finding} heightPx={heightPx} />
      ) : (
        <figure aria-describedby={summaryId} style={{ height: heightPx }}>
          <Chart legend={legend}>{children({ onSpeak })}</Chart>
          <figcaption id={summaryId} className="sr-only">
            {summary} Arrow keys move along the points.
          </figcaption>
        </figure>
      )}
      <p role="status" className="sr-only">
        {words}
      </p>
    </Card>
  );
}
