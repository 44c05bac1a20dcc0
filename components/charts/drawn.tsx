'use client';

import { replaceEqualDeep } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { type ComponentType, memo, type ReactNode, useDeferredValue } from 'react';
import { Skeleton } from '@/components/ui/skeleton';

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

/**
 * A chart whose code comes after the page's. It is drawn again only where it shows something else, and after what was
 * pressed has answered: a drawing takes many times as long as the words around it.
 */
export function drawn<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  place: ReactNode = <Skeleton className="h-full" />,
) {
  const Chart = memo(dynamic(load, { ssr: false, loading: () => place }), showSame) as ComponentType<Props>;
  return function Drawn(props: Props) {
    return <Chart {...useDeferredValue(props)} />;
  };
}
