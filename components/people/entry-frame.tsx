import type { ReactNode } from 'react';
import { Mark } from '@/components/shell/mark';

/** A page for who is not in yet: the mark, one form, nothing else. */
export const EntryFrame = ({ title, sub, children }: { title: string; sub?: ReactNode; children: ReactNode }) => (
  <main id="main" className="grid min-h-dvh place-items-center px-4 py-10">
    <div className="grid w-full max-w-[380px] gap-5">
      <div className="flex items-center gap-2.5 font-semibold tracking-snug text-ink">
        <Mark className="size-6" />
        Ratchet
      </div>
      <section className="grid gap-4 rounded-lg border border-line bg-surface px-5 pt-4 pb-5">
        <div>
          <h1 className="text-lg font-semibold tracking-tight text-balance text-ink">{title}</h1>
          {sub && <p className="mt-1 text-pretty text-ink-2">{sub}</p>}
        </div>
        {children}
      </section>
    </div>
  </main>
);
