import type { EffectFigure } from '@/lib/view/import-result';

/** The headline figures as they would stand, each with what it was: an import is judged by what it does to them. */
export function EffectFigures({ figures }: { figures: readonly EffectFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <dl
      aria-label="Figures with this import"
      className="grid grid-cols-2 gap-y-4 border-y border-line py-4 lg:grid-cols-4 lg:divide-x lg:divide-line"
    >
      {figures.map((figure) => (
        <div key={figure.key} data-figure={figure.key} className="grid content-start pr-4 lg:pl-5 lg:first:pl-0">
          <dt className="text-xs text-ink-2">
            {figure.label} <span className="text-ink-3">{figure.of}</span>
          </dt>
          <dd className="num text-xl font-semibold tracking-tight text-ink max-sm:text-lg">{figure.value}</dd>
          <dd className="num text-xs text-ink-3">{figure.reason ?? figure.caption}</dd>
        </div>
      ))}
    </dl>
  );
}
