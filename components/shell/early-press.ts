/**
 * Keeps what was pressed before the page had come to life, and presses it again once it has: on a slow machine a button
 * can be seen a while before anybody hears it. Runs in the page ahead of everything else, as text (`app/layout.tsx`), so
 * it stands alone. React keeps the props of an element under such a name from the moment it hears the element.
 */
export function keepEarlyPress(): void {
  const MOST_MS = 10_000;
  const LOOK_MS = 30;
  const isHeard = (element: Element): boolean => Object.keys(element).some((key) => key.startsWith('__reactProps'));
  let kept: Element | null = null;
  const pressAgain = (button: HTMLElement, until: number): void => {
    if (kept !== button || !button.isConnected || performance.now() > until) return;
    if (!isHeard(button)) {
      setTimeout(pressAgain, LOOK_MS, button, until);
      return;
    }
    kept = null;
    button.click();
  };
  addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button === null || button.type === 'submit' || isHeard(button)) return;
      kept = button;
      // React may come to life for this very press; then it was heard.
      setTimeout(() => !isHeard(button) && pressAgain(button, performance.now() + MOST_MS));
    },
    { capture: true },
  );
}
