'use client';

import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { importWords } from '@/lib/view/benchmark-import';
import { FileChoice } from './file-choice';
import { useBenchmarkImport } from './use-benchmark-changes';

interface Chosen {
  file: string;
  text: string;
}

const MOST_SHOWN = 20;

/** A file of figures is read at once, and says what it would change before anything is written. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { mutate, data, error, isPending } = useBenchmarkImport(onClose);
  const choose = async (file: File) => {
    const read = { file: file.name, text: await file.text() };
    setChosen(read);
    mutate({ ...read, dry_run: true, keep_good: false });
  };
  const words = data && importWords(data);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Import benchmarks"
        description="A CSV with one figure a row. Stated again, a figure is the same or corrected; nothing is doubled."
        className="w-[min(560px,calc(100vw-32px))]"
        actions={
          <>
            <Button asChild>
              <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`} download="benchmarks.csv">
                Empty file
              </a>
            </Button>
            {chosen && words?.keep && (
              <Button
                variant="primary"
                disabled={isPending}
                onClick={() => mutate({ ...chosen, dry_run: false, keep_good: true })}
              >
                {words.keep}
              </Button>
            )}
          </>
        }
      >
        <div className="grid gap-4">
          <FileChoice name={chosen?.file ?? null} onFile={(file) => void choose(file)} />
          {error && <Failure title="The file could not be read" error={error} />}
          {data && words && (
            <div role="status">
              <p className="font-medium text-ink">{words.title}</p>
              <p className="num text-ink-2">{words.counts}</p>
              {data.problems.length > 0 && (
                <ul className="mt-2 grid gap-1.5 text-xs">
                  {data.problems.slice(0, MOST_SHOWN).map(({ message, remedy }) => (
                    <li key={message} className="border-l-2 border-bad pl-2">
                      <span className="text-ink">{message}</span>
                      <span className="block text-ink-3">{remedy}</span>
                    </li>
                  ))}
                </ul>
              )}
              {words.rest && <p className="mt-1.5 text-xs text-ink-3">{words.rest}</p>}
            </div>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}

const TEMPLATE =
  'metric,segment_type,segment,p25,median,p75,other,unit,data_year,n,publisher,document,url,kind,how_read,comparable_as\n';
