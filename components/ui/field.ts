/** What inputs and selects have in common: 30 px high, 40 px under a finger; the edge is seen without help of the fill. */
export const fieldLook =
  'h-(--control) w-full min-w-0 rounded-sm border border-control-line bg-surface px-2.5 text-ink disabled:opacity-60 aria-invalid:border-bad pointer-coarse:h-(--control-touch) pointer-coarse:text-[16px]';
