'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Input } from '@/components/ui/input';
import { sayFailed, toast } from '@/components/ui/toast-messages';

/** A link or token that is shown this once, to be taken along. */
export function ShownOnce({
  title,
  text,
  note,
  onDone,
}: {
  title: string;
  text: string;
  note: string;
  onDone(): void;
}) {
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => toast({ title: 'Copied', tone: 'good' }))
      .catch(sayFailed('It could not be copied: select it by hand'));
  return (
    <Callout title={title} className="mt-3">
      <div className="mt-2 flex flex-wrap gap-2">
        <Input
          readOnly
          aria-label={title}
          className="num min-w-0 flex-1 basis-64"
          value={text}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>Copy</Button>
        <Button variant="quiet" onClick={onDone}>
          Done
        </Button>
      </div>
      <p className="mt-2 text-xs">{note}</p>
    </Callout>
  );
}
