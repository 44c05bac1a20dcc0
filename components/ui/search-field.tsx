'use client';

import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { Input } from './input';

/** How long typing may pause before it is asked for, in milliseconds. */
const PAUSE_MS = 140;

interface SearchFieldProps {
  /** For those who do not see where it stands. */
  label: string;
  placeholder: string;
  value: string;
  onValue(value: string): void;
  className?: string;
}

/** What is searched for; told once typing pauses. */
export function SearchField({ label, placeholder, value, onValue, className }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // What is changed elsewhere (going back, a saved view) is shown here.
  useEffect(() => {
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  const change = (typed: string) => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      told.current = typed;
      onValue(typed);
    }, PAUSE_MS);
  };
  return (
    <span className={cn('relative w-72 max-md:w-full', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-3"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => change(event.target.value)}
        className="w-full pl-7.5 [&::-webkit-search-cancel-button]:hidden"
      />
      {text !== '' && (
        <Button
          variant="quiet"
          size="small"
          aria-label="Search nothing"
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
          onClick={() => change('')}
        >
          <X aria-hidden />
        </Button>
      )}
    </span>
  );
}
