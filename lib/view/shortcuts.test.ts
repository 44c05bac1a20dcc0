import { describe, expect, it } from 'vitest';
import { pressKey, shortcuts } from './shortcuts';

/** The labels of the shortcuts that a row of keys completes. */
function typed(keys: string): string[] {
  const labels: string[] = [];
  let pending: readonly string[] = [];
  for (const key of keys) {
    const step = pressKey(pending, key);
    pending = step.pending;
    if (step.done) labels.push(step.done.label);
  }
  return labels;
}

describe('pressKey', () => {
  it('g then o goes to Overview, g then i to Imports', () => {
    expect(typed('gogi')).toEqual(['Go to Overview', 'Go to Imports']);
  });

  it('? lists the shortcuts at once', () => expect(typed('?')).toEqual(['List the shortcuts']));

  it('a key that leads nowhere forgets what came before it: g x o does nothing', () => {
    expect(typed('gxo')).toEqual([]);
  });

  it('a second g begins anew: g g o still goes to Overview', () => {
    expect(typed('ggo')).toEqual(['Go to Overview']);
  });

  it('g then ? lists the shortcuts', () => expect(typed('g?')).toEqual(['List the shortcuts']));

  it('no shortcut is the beginning of another, else the longer one could never be reached', () => {
    for (const one of shortcuts) {
      const longer = shortcuts.filter((other) => other !== one && other.keys.join('').startsWith(one.keys.join('')));
      expect(longer).toEqual([]);
    }
  });
});
