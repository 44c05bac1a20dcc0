'use client';

import dynamic from 'next/dynamic';
import { Failure } from '@/components/import/failure';
import { Empty } from '@/components/overview/empty-later';
import { Callout } from '@/components/ui/callout';
import { useMay } from '@/components/ui/rights';
import { Skeleton } from '@/components/ui/skeleton';
import { ApiError } from '@/lib/api/client';
import { Company } from './company';
import { Figures } from './figures';
import { IndexNav } from './index-nav';
import { Through } from './through';
import { useMayRemove } from './use-may-remove';
import { useSettings } from './use-settings';

// Below what is seen first: their code comes after the page's.
const Rates = dynamic(() => import('./rates').then((module) => module.Rates));
const Targets = dynamic(() => import('./targets').then((module) => module.Targets));
const Notes = dynamic(() => import('./notes').then((module) => module.Notes));
const Views = dynamic(() => import('./views').then((module) => module.Views));
const Sharing = dynamic(() => import('./sharing').then((module) => module.Sharing));
const Health = dynamic(() => import('./health').then((module) => module.Health));
const Danger = dynamic(() => import('./danger').then((module) => module.Danger));

const Loading = () => (
  <div className="grid gap-4">
    {['h-96', 'h-72', 'h-40', 'h-56'].map((height) => (
      <Skeleton key={height} className={height} />
    ))}
  </div>
);

/** What the workspace has decided, and what it is made of. */
export function Settings() {
  const { data, error, refetch } = useSettings();
  const mayWrite = useMay('write');
  const mayRemove = useMayRemove();
  if (error && !data) {
    if (error instanceof ApiError && error.status === 404) return <Empty />;
    return <Failure title="The settings could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className="grid gap-10 lg:grid-cols-[168px_minmax(0,880px)]">
      <IndexNav />
      {data ? (
        <div className="grid content-start gap-4">
          {!mayWrite && (
            <Callout title="Your role reads the settings">
              <p>An editor or an owner changes them.</p>
            </Callout>
          )}
          <Company settings={data} />
          <Figures settings={data} />
          <Through settings={data} />
          <Rates settings={data} />
          <Targets settings={data} />
          <Notes today={data.data_through ?? ''} />
          <Views />
          <Sharing />
          <Health />
          {mayRemove && <Danger />}
        </div>
      ) : (
        <Loading />
      )}
    </div>
  );
}
