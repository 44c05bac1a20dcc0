import { type CSSProperties, memo, type ReactNode, useMemo } from 'react';
import { cn } from '@/components/ui/cn';
import type { SlideFigure, SlideModel } from '@/lib/view/deck/deck';
import { type Box, SLIDE, slideLayout, TYPE, titlePoints } from '@/lib/view/deck/layout';
import { drawPlot } from '@/lib/view/drawing/draw';
import { type Palette, paletteOf } from '@/lib/view/drawing/palette';
import { PlotDrawing } from './plot-drawing';

const POINTS = 72;
const share = (inches: number, of: number): string => `${(inches / of) * 100}%`;

/** Points of a slide, in shares of the width that it is shown at. */
export const points = (size: number): string => `${(size / (SLIDE.w * POINTS)) * 100}cqw`;

/** A box of the layout within the slide. */
export const placed = ({ x, y, w, h }: Box): CSSProperties => ({
  left: share(x, SLIDE.w),
  top: share(y, SLIDE.h),
  width: share(w, SLIDE.w),
  height: share(h, SLIDE.h),
});

const type = (size: number, leading = 1.2): CSSProperties => ({ fontSize: points(size), lineHeight: leading });

/** How a title is set: the same where it is read and where it is written. */
export const titleStyle = (text: string): CSSProperties => ({
  ...type(titlePoints(text), 1.15),
  letterSpacing: '-0.016em',
});

const tones = { good: 'text-good', bad: 'text-bad', plain: 'text-ink-3' } as const;

function Figure({
  figure,
  layout,
}: {
  figure: SlideFigure;
  layout: ReturnType<typeof slideLayout>['figures'][number];
}) {
  return (
    <>
      <p className="absolute truncate text-ink-2" style={{ ...placed(layout.name), ...type(TYPE.figureName) }}>
        {figure.name}
      </p>
      <p
        className="num absolute font-semibold tracking-tight whitespace-nowrap text-ink"
        style={{ ...placed(layout.value), ...type(TYPE.figure, 1.25) }}
      >
        {figure.text}
      </p>
      <p className={cn('absolute', tones[figure.tone])} style={{ ...placed(layout.note), ...type(TYPE.figureNote) }}>
        {figure.note}
      </p>
    </>
  );
}

function Plotted({ slide, box, look, palette }: { slide: SlideModel; box: Box; look: SlideLook; palette: Palette }) {
  const size = { width: box.w * POINTS, height: box.h * POINTS };
  const { plot } = slide;
  const { bands, currency } = look;
  const shapes = useMemo(
    () =>
      plot
        ? drawPlot(
            plot,
            { x: 0, y: 0, width: size.width, height: size.height },
            { bands, currency, size: plot.kind === 'table' ? TYPE.table : TYPE.chart },
          )
        : [],
    [plot, bands, currency, size.width, size.height],
  );
  if (!plot)
    return (
      <p
        className="absolute grid place-items-center text-center text-balance text-ink-3"
        style={{ ...placed(box), ...type(TYPE.empty, 1.4) }}
      >
        {slide.empty}
      </p>
    );
  return (
    <svg
      role="img"
      aria-label={slide.altText}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="num absolute overflow-visible"
      style={placed(box)}
    >
      <PlotDrawing shapes={shapes} palette={palette} />
    </svg>
  );
}

/** What all slides of a deck have in common. */
export interface SlideLook {
  /** Hex without '#'; null: Ratchet's. */
  accent: string | null;
  logo: string | null;
  bands: boolean;
  currency: string | null;
}

interface SlideViewProps {
  slide: SlideModel;
  /** Null: it is switched off, and has none. */
  number: number | null;
  look: SlideLook;
  /** In place of the title as text: a field that writes it. */
  title?: ReactNode;
  className?: string;
}

/** A slide as it is exported, as large as its place is wide. */
export const SlideView = memo(function SlideView({ slide, number, look, title, className }: SlideViewProps) {
  const layout = slideLayout({ figures: slide.figures.length, hasLogo: look.logo !== null });
  const palette = useMemo(() => paletteOf(look.accent), [look.accent]);
  return (
    <div
      data-palette="light"
      className={cn('@container relative aspect-video w-full overflow-hidden bg-surface text-left text-ink', className)}
    >
      <div className="absolute" style={{ ...placed(layout.rule), background: `#${palette.accent}` }} />
      {title ?? (
        <p
          className="absolute overflow-hidden font-semibold text-ink"
          style={{ ...placed(layout.title), ...titleStyle(slide.title) }}
        >
          {slide.title}
        </p>
      )}
      {layout.logo && look.logo && (
        // biome-ignore lint/performance/noImgElement: a data address, which nothing can serve smaller
        <img src={look.logo} alt="" className="absolute object-contain object-right-top" style={placed(layout.logo)} />
      )}
      <p className="absolute truncate text-ink-2" style={{ ...placed(layout.description), ...type(TYPE.description) }}>
        {slide.description}
      </p>
      <Plotted slide={slide} box={layout.chart} look={look} palette={palette} />
      {slide.figures.slice(0, layout.figures.length).map((figure, index) => {
        const place = layout.figures[index];
        return place && <Figure key={figure.name} figure={figure} layout={place} />;
      })}
      <div
        className="absolute border-line-strong"
        style={{ ...placed(layout.footLine), borderTopWidth: points(0.75) }}
      />
      <p className="absolute overflow-hidden text-ink-3" style={{ ...placed(layout.footnote), ...type(TYPE.footnote) }}>
        {slide.footnote}
      </p>
      <p className="num absolute text-right text-ink-3" style={{ ...placed(layout.number), ...type(TYPE.number) }}>
        {number}
      </p>
    </div>
  );
});
