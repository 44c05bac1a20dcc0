import type { ReactNode } from 'react';
import type { PictureKind, PictureSize } from '@/lib/view/picture';

/** What a card can be taken away as a picture of. */
export interface Picture {
  title: string;
  /** Exactly what is drawn. */
  sub: string;
  /** Of the file, without its ending. */
  fileName: string;
  /** Entries of the glossary that it draws: the footnote says what they mean. */
  metrics: readonly string[];
  /** Draws it once more, in whatever room there is. */
  draw(): ReactNode;
}

export interface PictureOrder {
  kind: PictureKind;
  size: PictureSize;
  palette: 'light' | 'dark';
}
