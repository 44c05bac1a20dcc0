/** The places of the editor: slides at the left, or above on a phone; the slide on a grey ground. On paper, slides alone. */
export const EDITOR = 'md:flex md:h-dvh md:flex-col print:block print:h-auto';
export const EDITOR_GRID = 'md:grid md:min-h-0 md:flex-1 md:grid-cols-[212px_minmax(0,1fr)] print:block';
export const RAIL =
  'flex gap-3 overflow-auto border-line bg-canvas p-3 max-md:border-b md:flex-col md:border-r md:px-4 md:py-5';
/** The slide is as wide as there is room for, and no higher than is left of the window. */
export const STAGE =
  'overflow-y-auto bg-sunken px-8 py-6 [--slide:max(420px,min(1440px,calc((100dvh-360px)*16/9)))] max-md:px-4 max-md:py-4 print:hidden';
