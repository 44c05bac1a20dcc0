import { ChevronDown } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';

interface FilterButtonProps extends ButtonProps {
  Icon?: ComponentType<{ 'aria-hidden': true }>;
  /** What kind of choice it is, before the choice itself. */
  kind?: string;
  children: ReactNode;
}

/** A button of the filter bar: says what is chosen, and opens the other choices. */
export const FilterButton = ({ Icon, kind, children, ...props }: FilterButtonProps) => (
  <Button {...props}>
    {Icon && <Icon aria-hidden />}
    {kind && <span className="font-normal text-ink-2">{kind}</span>}
    {children}
    <ChevronDown aria-hidden />
  </Button>
);
