/** What can be said of an accent: whether it is seen on a white slide, and what is drawn in its place where it is not. */
import { contrastOnWhite, isHexColour, paletteOf } from './drawing/palette';

/** Least contrasts with white that WCAG 2.2 AA asks of lines and of words. */
const LINES = 3;
const WORDS = 4.5;

export interface AccentFinding {
  tone: 'good' | 'plain' | 'bad';
  text: string;
}

/** `accent`: hex without '#'; null: Ratchet's. */
export function accentFinding(accent: string | null): AccentFinding {
  if (accent !== null && !isHexColour(accent)) return { tone: 'bad', text: 'Six digits from 0 to f, such as 0a6b45' };
  const drawn = paletteOf(accent).accent;
  const contrast = contrastOnWhite(accent?.toLowerCase() ?? drawn);
  const ratio = `${contrast.toFixed(1)} : 1 on white`;
  if (contrast >= WORDS) return { tone: 'good', text: `Contrast ${ratio}: clear for lines and words` };
  if (contrast >= LINES) return { tone: 'plain', text: `Contrast ${ratio}: enough for lines; words are drawn darker` };
  return { tone: 'bad', text: `Contrast ${ratio}: too pale, so it is drawn as #${drawn}` };
}
