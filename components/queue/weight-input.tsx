'use client';

import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import type { WeightField } from '@/lib/view/weights';

interface WeightInputProps {
  field: WeightField;
  isReady: boolean;
  onChange(value: number): void;
}

/** One weight: told when the field is left or Enter is pressed, and only where it is another. */
export function WeightInput({ field, isReady, onChange }: WeightInputProps) {
  const [text, setText] = useState(String(field.value));
  const value = Number(text);
  const isValid = text.trim() !== '' && value >= field.least && value <= field.most;
  const tell = () => {
    if (isValid && value !== field.value) onChange(value);
    else if (!isValid) setText(String(field.value));
  };
  return (
    <Input
      type="number"
      step="any"
      min={field.least}
      max={field.most}
      aria-label={field.label}
      title={`Standard: ${field.standard}`}
      // It can be reached all the while: what scrolls must be by keys as well.
      readOnly={!isReady}
      aria-invalid={!isValid}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={tell}
      onKeyDown={(event) => event.key === 'Enter' && tell()}
      className={cn('text-right', field.value !== field.standard && 'font-semibold')}
    />
  );
}
