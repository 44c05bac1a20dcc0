'use client';

/** What of an account's movement is to be stated by hand: its part on a day, of a product. */
export interface OverrideSourceProps {
  account: string;
  /** ISO day on which the change took effect. */
  date: string;
  product: string;
  /** As it counts now: one of the core's sources and motions. */
  source: string;
  motion: string;
}

/** A button that states why a movement came about, and how. */
export function OverrideSource(_props: OverrideSourceProps) {
  return null;
}
