'use client';

import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { cn } from '@/components/ui/cn';
import { controlParts } from './control-parts';
import { overviewParts } from './overview-parts';
import { pageParts } from './page-parts';

const parts = [...overviewParts, ...pageParts, ...controlParts];

/** Every chart and component in every state, fed from reports written by hand. For development alone. */
export function Gallery() {
  const [asked] = useQueryState('part', parseAsString);
  const part = parts.find(({ key }) => key === asked) ?? parts[0];
  if (!part) return null;
  return (
    <>
      <PageHeader title={`Gallery: ${part.title}`} />
      <PageBody>
        <nav aria-label="Parts" className="flex flex-wrap gap-x-3 gap-y-1 text-xs">
          {parts.map(({ key, title }) => (
            <Link
              key={key}
              data-part={key}
              href={`/gallery?part=${key}`}
              aria-current={key === part.key ? 'page' : undefined}
              className={cn('underline-offset-4 hover:underline', key === part.key ? 'text-ink' : 'text-accent')}
            >
              {title}
            </Link>
          ))}
        </nav>
        <div key={part.key} className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-6 2xl:grid-cols-2">
          {part.states.map(({ name, draw }) => (
            <section key={name} data-shown={name} aria-label={name} className="min-w-0">
              <h2 className="mb-1.5 text-xs font-medium text-ink-3 first-letter:uppercase">{name}</h2>
              {draw()}
            </section>
          ))}
        </div>
      </PageBody>
    </>
  );
}
