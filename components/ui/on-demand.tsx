'use client';

import { type ComponentType, cloneElement, type ReactElement, useRef, useState } from 'react';
import type { ButtonProps } from './button';

/** What floats: made open, around the button that opens it. */
export interface FloatingProps {
  trigger: ReactElement;
}

interface OnDemandProps<Props> {
  /** The button, as it stands before and after. */
  trigger: ReactElement<ButtonProps>;
  haspopup: 'menu' | 'dialog';
  load(): Promise<ComponentType<Props & FloatingProps>>;
  /** What it shows. */
  props: Props;
}

/** A menu or a panel whose code comes when it is first reached for: most visits open none. */
export function OnDemand<Props extends object>({ trigger, haspopup, load, props }: OnDemandProps<Props>) {
  const [Floating, setFloating] = useState<ComponentType<Props & FloatingProps> | null>(null);
  const loading = useRef<Promise<ComponentType<Props & FloatingProps>> | null>(null);
  const fetch = () => {
    loading.current ??= load();
    return loading.current;
  };
  if (Floating) return <Floating {...props} trigger={trigger} />;
  return cloneElement(trigger, {
    'aria-haspopup': haspopup,
    'aria-expanded': false,
    onPointerEnter: () => void fetch(),
    onFocus: () => void fetch(),
    onClick: async () => {
      const component = await fetch();
      setFloating(() => component);
    },
  });
}
