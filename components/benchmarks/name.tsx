'use client';

import { OnDemand } from '@/components/ui/on-demand';
import type { BenchmarkModel } from '@/lib/view/benchmarks';

const load = async () => (await import('./definition')).BenchmarkDefinition;

/** A figure's name opens its definition. */
export const Name = ({ model }: { model: BenchmarkModel }) => (
  <OnDemand
    haspopup="dialog"
    load={load}
    props={{ model }}
    trigger={
      <button
        type="button"
        className="min-h-[24px] cursor-help text-left font-medium text-ink underline decoration-control-line decoration-dotted underline-offset-4"
      >
        {model.name}
      </button>
    }
  />
);
