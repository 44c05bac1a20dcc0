import { Lock } from 'lucide-react';
import Link from 'next/link';
import type { MonthMark } from '@/lib/view/closed-marks';

/** That the last month is closed, or restated since: quiet words that lead to it. */
export const ClosedMark = ({ mark: { text, href, isRestated } }: { mark: MonthMark }) => (
  <>
    {' '}
    <Link
      href={href}
      prefetch={false}
      className="rounded-xs text-ink-2 underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-ink-2"
    >
      <Lock aria-hidden className={isRestated ? 'hidden' : 'mr-1 inline size-3 -translate-y-px'} />
      {text}
    </Link>
  </>
);
