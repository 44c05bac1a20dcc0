/** How wide a text is on a slide, before anybody has drawn it: in em, at the width of titles. */
import { fittingWords, wordsWidth } from '../drawing/words';

const TITLE_WEIGHT = 600;

export const widthInEm = (text: string): number => wordsWidth(text, 1, TITLE_WEIGHT);

/** The text cut with an ellipsis to a width in em; whole where it fits. */
export const cutToWidth = (text: string, em: number): string => fittingWords(text, em, 1, TITLE_WEIGHT);
