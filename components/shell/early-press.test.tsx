import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { keepEarlyPress } from './early-press';

const heard = (element: Element): void => void Object.assign(element, { __reactProps$x: {} });

function buttonIn(body: HTMLElement): { button: HTMLButtonElement; presses: () => number } {
  const button = document.createElement('button');
  button.type = 'button';
  body.append(button);
  let count = 0;
  button.addEventListener('click', () => {
    count += 1;
  });
  return { button, presses: () => count };
}

const pause = (ms: number) => new Promise((settle) => setTimeout(settle, ms));

describe('a press before the page has come to life', () => {
  beforeAll(keepEarlyPress);
  afterEach(() => document.body.replaceChildren());

  it('is made once more as soon as the button is heard', async () => {
    const { button, presses } = buttonIn(document.body);
    button.click();
    await pause(60);
    expect(presses()).toBe(1);
    heard(button);
    await vi.waitFor(() => expect(presses()).toBe(2));
    await pause(60);
    expect(presses()).toBe(2);
  });

  it('is left alone where it was heard, also where it was this press that woke the page', async () => {
    const { button, presses } = buttonIn(document.body);
    button.addEventListener('click', () => heard(button), { once: true });
    button.click();
    await pause(80);
    expect(presses()).toBe(1);
    button.click();
    await pause(80);
    expect(presses()).toBe(2);
  });

  it('counts for the last button pressed alone, and not for one that has gone', async () => {
    const first = buttonIn(document.body);
    const second = buttonIn(document.body);
    first.button.click();
    second.button.click();
    heard(first.button);
    second.button.remove();
    heard(second.button);
    await pause(80);
    expect([first.presses(), second.presses()]).toEqual([1, 1]);
  });
});
