import { type CSSProperties, memo, type ReactNode, useMemo } from 'react';
import { cn } from '@/components/ui/cn';
import type { SlideModel } from '@/lib/view/deck/deck';
import { type Box, SLIDE, slideLayout, titlePoints } from '@/lib/view/deck/layout';
import { paletteOf } from '@/lib/view/drawing/palette';
import { SLIDE_POINTS, slideShapes } from '@/lib/view/drawing/slide';
import { SlideDrawing } from './slide-drawing';

const share = (inches: number, of: number): string => `${(inches / of) * 100}%`;

/** A box of the layout within the slide. */
export const placed = ({ x, y, w, h }: Box): CSSProperties => ({
  left: share(x, SLIDE.w),
  top: share(y, SLIDE.h),
  width: share(w, SLIDE.w),
  height: share(h, SLIDE.h),
});

/** How a title is set while it is written: as the drawing sets it, in shares of the slide's width. */
export const titleStyle = (text: string): CSSProperties => ({
  fontSize: `${(titlePoints(text) / SLIDE_POINTS.width) * 100}cqw`,
  lineHeight: 1.16,
});

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

/** Everything that a slide says, for those who do not see it. */
const wordsOf = ({ title, description, figures, altText, footnote }: SlideModel): string =>
  [title, description, ...figures.map(({ name, text, note }) => `${name}: ${text} ${note}`), altText, footnote]
    .filter((words) => words !== '')
    .map((words) => words.trim().replace(/\.$/, ''))
    .join('. ');

/** A slide as it is exported, as large as its place is wide. */
export const SlideView = memo(function SlideView({ slide, number, look, title, className }: SlideViewProps) {
  const { accent, logo, bands, currency } = look;
  const hasLogo = logo !== null;
  const isWritten = title !== undefined;
  const palette = useMemo(() => paletteOf(accent), [accent]);
  const shapes = useMemo(
    () => slideShapes(isWritten ? { ...slide, title: '' } : slide, { bands, currency, hasLogo, number }),
    [slide, isWritten, bands, currency, hasLogo, number],
  );
  const place = slideLayout({ figures: slide.figures.length, hasLogo }).logo;
  return (
    <div
      data-palette="light"
      className={cn('@container relative aspect-video w-full overflow-hidden bg-surface text-left text-ink', className)}
    >
      <svg
        role="img"
        aria-label={wordsOf(slide)}
        viewBox={`0 0 ${SLIDE_POINTS.width} ${SLIDE_POINTS.height}`}
        className="num absolute inset-0 size-full"
      >
        <SlideDrawing shapes={shapes} palette={palette} />
      </svg>
      {title}
      {place && logo && (
        // biome-ignore lint/performance/noImgElement: a data address, which nothing can serve smaller
        <img src={logo} alt="" className="absolute object-contain object-right-top" style={placed(place)} />
      )}
    </div>
  );
});
