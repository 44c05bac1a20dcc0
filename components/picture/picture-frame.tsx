import type { Ref } from 'react';
import { Mark } from '@/components/shell/mark';
import type { Footnote } from '@/lib/view/picture';
import type { Picture } from './picture';

/** Proportions of a slide. */
const SHAPE = 9 / 16;
/** The width at which the title has 28 px. */
const BASE_PX = 1120;

interface PictureFrameProps {
  picture: Picture;
  footnote: Footnote;
  /** The workspace. */
  of: string;
  /** Of the page that it is laid out on, in pixels, and how much larger type stands there than on a slide. */
  widthPx: number;
  typeScale: number;
  palette: 'light' | 'dark';
  ref: Ref<HTMLDivElement>;
}

/** Finding, chart and footnote, as they go into a picture; laid out beside the page, where nobody sees it. */
export function PictureFrame({ picture, footnote, of, widthPx, typeScale, palette, ref }: PictureFrameProps) {
  const unit = (widthPx / BASE_PX) * typeScale;
  const type = (size: number, line: number) => ({ fontSize: size * unit, lineHeight: `${line * unit}px` });
  return (
    <div
      ref={ref}
      inert
      aria-hidden
      data-palette={palette}
      data-picture
      className="fixed top-0 left-[-9999px] flex flex-col bg-surface text-ink [&_button]:no-underline"
      style={{ width: widthPx, height: widthPx * SHAPE, padding: 40 * unit }}
    >
      <p className="font-semibold tracking-tight text-balance text-ink" style={type(28, 35)}>
        {picture.title}
      </p>
      <p className="text-ink-2" style={{ ...type(14, 20), marginTop: 4 * unit }}>
        {picture.sub}
      </p>
      <div data-content className="min-h-0 flex-1 overflow-hidden" style={{ marginBlock: 18 * unit }}>
        {picture.draw()}
      </div>
      <div
        className="flex items-end gap-5 border-t border-line text-ink-3"
        style={{ ...type(10, 14), paddingTop: 10 * unit }}
      >
        <div className="min-w-0 flex-1">
          {footnote.definitions.map((words) => (
            <p key={words}>{words}</p>
          ))}
          <p className="num">{footnote.scope}</p>
        </div>
        <p className="flex items-center text-ink-2" style={{ ...type(11, 14), gap: 6 * unit }}>
          <span style={{ width: 15 * unit, height: 15 * unit }}>
            <Mark className="size-full" />
          </span>
          {of}
        </p>
      </div>
    </div>
  );
}
