/** What a chart says of the point under the pointer or the arrow keys; spoken too. */
export interface TooltipLine {
  label: string;
  value: string;
  /** CSS colour of the mark. */
  colour: string;
}

export function ChartTooltip({ title, lines }: { title: string; lines: TooltipLine[] }) {
  return (
    <div
      role="status"
      aria-live="polite"
      className="min-w-40 rounded-sm bg-surface px-3 py-2 text-ink text-xs tabular-nums shadow-pop"
    >
      <p className="mb-1 font-medium">{title}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
        {lines.map((line) => (
          <div key={line.label} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt className="flex items-center gap-1.5 text-ink-2">
              <span aria-hidden="true" className="size-2 rounded-xs" style={{ background: line.colour }} />
              {line.label}
            </dt>
            <dd className="text-right font-medium">{line.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
