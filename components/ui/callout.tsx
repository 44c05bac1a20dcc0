import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

const tones = {
  info: { look: 'bg-sunken text-ink', Icon: Info },
  good: { look: 'bg-good-wash text-good', Icon: CircleCheck },
  caution: { look: 'bg-caution-wash text-caution', Icon: TriangleAlert },
  bad: { look: 'bg-bad-wash text-bad', Icon: CircleX },
} as const;

interface CalloutProps extends Omit<ComponentProps<'div'>, 'title'> {
  tone?: keyof typeof tones;
  title?: ReactNode;
  /** The one way on, at the right. */
  action?: ReactNode;
}

/** Something to know before reading on. A bad one is spoken at once. */
export function Callout({ tone = 'info', title, action, className, children, ...props }: CalloutProps) {
  const { look, Icon } = tones[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      {...props}
      className={cn('flex flex-wrap items-start gap-x-4 gap-y-3 rounded-sm px-4 py-3', look, className)}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <div className="min-w-0">
          {title && <p className="font-semibold">{title}</p>}
          {children}
        </div>
      </div>
      {action}
    </div>
  );
}
