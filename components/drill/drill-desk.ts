import type { Drill } from '@/lib/view/drill-text';

type Open = (figure: Drill) => void;

let open: Open | null = null;

/**
 * Opens a figure to what it is made of: asked for from anywhere in the browser, done by the one `DrillHost`. Dozens of
 * figures stand on a page; did each listen to the address to be able to change it, each would be drawn anew by every choice.
 */
export const showFigure: Open = (figure) => open?.(figure);

/** Lets `opener` open figures from now on; what is returned ends it. */
export function openFiguresWith(opener: Open): () => void {
  open = opener;
  return () => {
    if (open === opener) open = null;
  };
}
