'use client';

import { replaceEqualDeep } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import {
  type ComponentType,
  memo,
  type ReactNode,
  startTransition,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { useSeen } from './use-seen';

/** Whether two sets of props show the same. Models are compared by what they say; what is called back follows from them. */
export function showSame<Props extends object>(before: Props, after: Props): boolean {
  const names = Object.keys(after) as (keyof Props)[];
  return (
    names.length === Object.keys(before).length &&
    names.every((name) => {
      const [old, now] = [before[name], after[name]];
      return typeof now === 'function' ? typeof old === 'function' : replaceEqualDeep(old, now) === old;
    })
  );
}

/** Long enough for the charts in sight to be on the screen. */
const OUT_OF_SIGHT_MS = 300;

/** What a chart is to show: at once where it is in sight, else when those in sight have been drawn. */
function useInTurn<Props extends object>(props: Props, isSeen: boolean): Props {
  const [taken, setTaken] = useState(props);
  useEffect(() => {
    if (isSeen) {
      setTaken(props);
      return;
    }
    const timer = setTimeout(() => startTransition(() => setTaken(props)), OUT_OF_SIGHT_MS);
    return () => clearTimeout(timer);
  }, [isSeen, props]);
  return useDeferredValue(isSeen ? props : taken);
}

/**
 * A chart whose code comes after the page's. It is drawn again only where it shows something else, and after what was
 * pressed has answered: a drawing takes many times as long as the words around it. Charts out of sight come last.
 */
export function drawn<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  place: ReactNode = <Skeleton className="h-full" />,
) {
  const Chart = memo(dynamic(load, { ssr: false, loading: () => place }), showSame) as ComponentType<Props>;
  return function Drawn(props: Props) {
    const frame = useRef<HTMLDivElement>(null);
    const shown = useInTurn(props, useSeen(frame));
    return (
      <div ref={frame} className="h-full">
        <Chart {...shown} />
      </div>
    );
  };
}
