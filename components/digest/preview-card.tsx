'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '@/components/import/failure';
import { Card } from '@/components/ui/card';
import { Segmented, type SegmentedOption } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { digestPreviewQuery } from '@/lib/api/digest-queries';

type Form = 'mail' | 'phone' | 'text';
const forms: SegmentedOption<Form>[] = [
  { value: 'mail', label: 'Mail' },
  { value: 'phone', label: 'Phone' },
  { value: 'text', label: 'Plain text' },
];

/** Links lead to a window of their own; scripts have none of it. */
const framed = (html: string): string => html.replace('<head>', '<head><base target="_blank">');

/** The mail as it would go out now. */
export function PreviewCard() {
  const { data, error, refetch } = useQuery(digestPreviewQuery());
  const [form, setForm] = useState<Form>('mail');
  if (error && !data)
    return <Failure title="The digest could not be written" error={error} onRetry={() => void refetch()} />;
  const preview = data?.preview;
  return (
    <Card
      title={preview ? preview.subject : data ? 'There is nothing to tell yet' : 'The digest of today'}
      sub="Exactly as it would be mailed now; this line is its subject"
      actions={preview && <Segmented<Form> label="Show it as" options={forms} value={form} onValue={setForm} />}
    >
      {!data ? (
        <Skeleton className="h-200" />
      ) : !preview ? (
        <p className="text-ink-2">As soon as there is data, the digest of the week stands here.</p>
      ) : form === 'text' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys as well
        <pre tabIndex={0} className="h-200 overflow-auto rounded-sm bg-sunken p-4 font-mono text-xs text-ink">
          {preview.text}
        </pre>
      ) : (
        <iframe
          title="The digest as a mail"
          sandbox="allow-popups"
          srcDoc={framed(preview.html)}
          className={`mx-auto block h-200 rounded-sm border border-line bg-canvas ${form === 'phone' ? 'w-[390px] max-w-full' : 'w-full'}`}
        />
      )}
    </Card>
  );
}
