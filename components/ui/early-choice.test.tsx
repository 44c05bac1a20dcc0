import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Toggles } from '@/components/retention/toggles';
import { Segmented } from './segmented';
import { Select } from './select';

const windows = [
  { value: '3', label: '3 mo' },
  { value: '12', label: '12 mo' },
] as const;

let root: Root | null = null;

/** The page as the server sent it; what is pressed in it, is pressed before anybody listens. */
function cameToLife(page: ReactNode, pressBefore: (sent: HTMLElement) => void) {
  const sent = document.createElement('div');
  document.body.append(sent);
  sent.innerHTML = renderToString(page);
  pressBefore(sent);
  act(() => {
    root = hydrateRoot(sent, page);
  });
}

afterEach(() => {
  act(() => root?.unmount());
  document.body.replaceChildren();
});

const press = (name: string) => (sent: HTMLElement) => {
  for (const field of sent.querySelectorAll('input')) if (field.closest('label')?.textContent === name) field.click();
};

describe('what is pressed before the page has come to life', () => {
  it('is heard of a choice of one', () => {
    const onValue = vi.fn();
    cameToLife(<Segmented label="Window" options={windows} value="12" onValue={onValue} />, press('3 mo'));
    expect(onValue.mock.calls).toEqual([['3']]);
  });

  it('is heard of choices of which any number may be on', () => {
    const onValues = vi.fn();
    cameToLife(<Toggles label="Windows" options={windows} values={['12']} onValues={onValues} />, press('3 mo'));
    expect(onValues.mock.calls).toEqual([[['3', '12']]]);
  });

  it('is heard of a list', () => {
    const onChange = vi.fn();
    const page = (
      <Select value="12" onChange={({ target }) => onChange(target.value)}>
        <option value="3">3 mo</option>
        <option value="12">12 mo</option>
      </Select>
    );
    cameToLife(page, (sent) => {
      const field = sent.querySelector('select');
      if (field) field.value = '3';
    });
    expect(onChange.mock.calls).toEqual([['3']]);
  });

  it('is nothing where nothing was pressed', () => {
    const told = vi.fn();
    const page = (
      <>
        <Segmented label="Window" options={windows} value="12" onValue={told} />
        <Toggles label="Windows" options={windows} values={['3']} onValues={told} />
        <Select value="12" onChange={told}>
          <option value="3">3 mo</option>
          <option value="12">12 mo</option>
        </Select>
        <Select defaultValue="3" onChange={told}>
          <option value="3">3 mo</option>
        </Select>
      </>
    );
    cameToLife(page, () => undefined);
    expect(told).not.toHaveBeenCalled();
  });
});
