import type { TriangleModel } from '@/lib/view/cohort-triangle';

interface ScaleLegendProps {
  legend: TriangleModel['scale'];
  marks: TriangleModel['marks'];
}

/** What the colours mean, and the marks of cells that are not like the others. */
export function ScaleLegend({ legend, marks }: ScaleLegendProps) {
  const [first, last] = [legend[0], legend.at(-1)];
  return (
    <div className="num flex flex-wrap items-center gap-x-4 gap-y-1 text-2xs text-ink-3">
      <span className="flex items-center gap-1.5">
        {first?.label}
        <span className="flex">
          {legend.map((step) => (
            <span
              key={step.colour}
              className="grid h-[14px] min-w-[16px] place-content-center px-1 text-ink first:rounded-l-xs last:rounded-r-xs"
              style={{ background: `var(${step.colour})` }}
            >
              {step === first || step === last ? '' : step.label}
            </span>
          ))}
        </span>
        {last?.label}
      </span>
      {marks.partial && (
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="h-3 w-4 rounded-xs border border-dashed border-ink-2" />
          not over
        </span>
      )}
      {marks.none && <span>– no figure</span>}
      <span className="flex items-center gap-1.5">
        <span
          aria-hidden
          className="h-3 w-4 rounded-xs bg-[radial-gradient(var(--control-line)_0.75px,transparent_1px)] bg-size-[4px_4px]"
        />
        not reached
      </span>
    </div>
  );
}
