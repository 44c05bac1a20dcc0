import type { ComponentProps } from 'react';
import { cn } from './cn';
import { fieldLook } from './field';

export const Input = ({ className, ...props }: ComponentProps<'input'>) => (
  <input {...props} className={cn(fieldLook, className)} />
);
