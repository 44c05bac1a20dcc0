/** Long work is done in short pieces: whoever else asks is answered in between. */

const LONGEST_MS = 40;
let since = 0;

/** Lets others go first where the last pause is a while ago. */
export async function breathe(): Promise<void> {
  if (performance.now() - since < LONGEST_MS) return;
  await new Promise<void>((settle) => setImmediate(settle));
  since = performance.now();
}
