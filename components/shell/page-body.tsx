import type { ReactNode } from 'react';

/** What stands below a page's header (and its filter bar, if it has one): at most 1,420 px wide. */
export const PageBody = ({ children }: { children: ReactNode }) => (
  <div className="max-w-[1420px] px-7 pt-6 pb-10 max-md:px-4 max-md:pt-4 print:p-0">{children}</div>
);
