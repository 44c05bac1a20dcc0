'use client';

import { CalendarRange, History, Plus, X } from 'lucide-react';
import { ExportPage } from '@/components/export/export-page';
import { SharePage } from '@/components/shares/share-page';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import { SaveView } from '@/components/views/save-view';
import { comparisonOf } from '@/lib/view/comparison';
import { filterChips, withoutChip } from '@/lib/view/filters';
import { asOfWords, gridNames, periodWords } from '@/lib/view/question';
import { FilterButton } from './filter-button';
import { useQuestion } from './use-question';

const loadPeriod = async () => (await import('./period-popover')).PeriodPopover;
const loadGrid = async () => (await import('./grid-menu')).GridMenu;
const loadSegments = async () => (await import('./segment-popover')).SegmentPopover;
const loadAsOf = async () => (await import('./as-of-popover')).AsOfPopover;
const loadReading = async () => (await import('./reading-menu')).ReadingMenu;

interface FilterBarProps {
  /** Whether the page shows periods side by side, so that their length can be chosen. */
  hasGrid?: boolean;
  /** Whether the page is of a period, and of accounts that can be chosen. */
  hasPeriod?: boolean;
  hasSegments?: boolean;
  /** Whether its amounts can be read at other rates, and by parents. */
  hasReading?: boolean;
}

/** What the whole page is about, said and changed in one line: it stays in sight, and in the address. */
export function FilterBar({ hasGrid = true, hasPeriod = true, hasSegments = true, hasReading = true }: FilterBarProps) {
  const [question, setQuestion] = useQuestion();
  const { period, compare, grid, where, as_of, fx, roll_up } = question;
  const comparison = comparisonOf(question);
  const set = (changes: Partial<typeof question>) => void setQuestion(changes);
  return (
    <section
      aria-label="Filters"
      className="sticky top-0 z-20 flex flex-wrap items-center gap-2 border-b border-line bg-canvas px-7 py-2.5 max-md:static max-md:px-4 print:hidden"
    >
      {hasPeriod && (
        <OnDemand
          haspopup="dialog"
          load={loadPeriod}
          props={{
            period,
            compare,
            onPeriod: (chosen: string) => set({ period: chosen }),
            onCompare: (chosen: typeof compare) => set({ compare: chosen }),
          }}
          trigger={
            <FilterButton Icon={CalendarRange}>
              {periodWords(period)}
              {comparison && <span className="font-normal text-ink-2">against {comparison.words}</span>}
            </FilterButton>
          }
        />
      )}
      {hasGrid && (
        <OnDemand
          haspopup="menu"
          load={loadGrid}
          props={{ grid, onGrid: (chosen: typeof grid) => set({ grid: chosen }) }}
          trigger={<FilterButton kind="By">{gridNames[grid]}</FilterButton>}
        />
      )}
      {(hasSegments ? filterChips(where) : []).map((chip) => (
        <span
          key={chip.words}
          className="inline-flex h-(--control) items-center gap-1 rounded-sm border border-line-strong bg-surface pl-2.5 font-medium text-ink pointer-coarse:h-(--control-touch)"
        >
          {chip.words}
          <Button
            variant="quiet"
            size="small"
            aria-label={`Without ${chip.words}`}
            onClick={() => set({ where: withoutChip(where, chip) })}
          >
            <X aria-hidden />
          </Button>
        </span>
      ))}
      {hasSegments && (
        <OnDemand
          haspopup="dialog"
          load={loadSegments}
          props={{ where, asOf: as_of, onWhere: (chosen: string[]) => set({ where: chosen }) }}
          trigger={
            <Button className="border-dashed">
              <Plus aria-hidden />
              Filter
            </Button>
          }
        />
      )}
      <span className="ml-auto flex flex-wrap gap-2 max-md:ml-0">
        <SaveView />
        <SharePage />
        <ExportPage />
        <OnDemand
          haspopup="dialog"
          load={loadAsOf}
          props={{ day: as_of, onDay: (day: string | null) => set({ as_of: day }) }}
          trigger={<FilterButton Icon={History}>{asOfWords(as_of)}</FilterButton>}
        />
        {hasReading && (
          <OnDemand
            haspopup="menu"
            load={loadReading}
            props={{
              fx,
              reading: roll_up,
              onFx: (chosen: typeof fx) => set({ fx: chosen }),
              onReading: (chosen: typeof roll_up) => set({ roll_up: chosen }),
            }}
            trigger={
              <FilterButton>
                {fx === 'plan' ? 'Plan rates' : 'Rolling rates'}
                {roll_up === 'parent' && ', parents'}
              </FilterButton>
            }
          />
        )}
      </span>
    </section>
  );
}
