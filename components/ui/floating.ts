/** What floats has a shadow in place of a border, and comes and goes without moving what is under it. */
export const floatingLook =
  'z-50 rounded-md bg-surface text-ink shadow-pop outline-none duration-(--t-base) data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 print:hidden';
