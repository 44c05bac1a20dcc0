'use client';

import { useEffect, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { settingsSections } from '@/lib/view/settings-sections';
import { useMayRemove } from './use-may-remove';

const sections = Object.values(settingsSections);

/** The part that is being read: the last one whose head has come near the top of the window. */
function useReading(): string {
  const [reading, setReading] = useState<string>(sections[0]?.id ?? '');
  useEffect(() => {
    const look = () => {
      const isAtEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
      const passed = sections.filter(
        ({ id }) => (document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) < 140,
      );
      const last = isAtEnd && window.scrollY > 0 ? sections.at(-1) : passed.at(-1);
      setReading((last ?? sections[0])?.id ?? '');
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  return reading;
}

/** Leads to each part of the page, and tells which one is read. */
export function IndexNav() {
  const reading = useReading();
  const mayRemove = useMayRemove();
  return (
    <nav aria-label="Parts of the settings" className="sticky top-6 hidden self-start lg:block print:hidden">
      <ul className="grid border-l border-line">
        {sections
          .filter(({ id }) => mayRemove || id !== settingsSections.danger.id)
          .map(({ id, label }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                aria-current={reading === id ? 'true' : undefined}
                className={cn(
                  '-ml-px flex min-h-[30px] items-center border-l-2 border-transparent pl-3.5 text-ink-3 hover:text-ink',
                  reading === id && 'border-ink font-medium text-ink',
                )}
              >
                {label}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
