'use client';

import dynamic from 'next/dynamic';
import { ChartCard } from '@/components/charts/chart-card';
import { useNarrow } from '@/components/charts/use-narrow';
import { Skeleton } from '@/components/ui/skeleton';
import { type AccountCourse, prepareCourse } from '@/lib/view/account-chart';

const CourseChart = dynamic(() => import('./course-chart').then((module) => module.CourseChart), {
  ssr: false,
  loading: () => <Skeleton className="h-full" />,
});

const HEIGHT_PX = 264;

/** ARR over time, product upon product. */
export function CourseCard({ report, className }: { report: AccountCourse; className?: string }) {
  const narrow = useNarrow();
  const model = prepareCourse(report);
  if (model === null) return null;
  const ended = model.products.filter(({ end }) => end === null);
  return (
    <ChartCard
      model={model}
      heightPx={HEIGHT_PX}
      metrics={['arr']}
      exhibit="account-course"
      says={{ account: report.account }}
      className={className}
      legend={
        ended.length > 0 && (
          <ul aria-label="Products without ARR now" className="flex flex-wrap gap-x-4 pb-1 text-xs text-ink-2">
            {ended.map(({ name, colour }) => (
              <li key={name} className="flex items-center gap-1.5">
                <span aria-hidden className="size-2 rounded-[2px]" style={{ background: colour }} />
                {name}, ended
              </li>
            ))}
          </ul>
        )
      }
    >
      {({ onSpeak }) => <CourseChart model={model} narrow={narrow} label={model.finding} onSpeak={onSpeak} />}
    </ChartCard>
  );
}
