'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { PlayRequest } from '@/lib/api/contract/plays';

type Arms = PlayRequest['arms'];

const LETTERS = ['A', 'B', 'C', 'D'] as const;

/** Ways of a play that are tried against each other: two to four, or none. */
export function ArmsField({ arms, onArms }: { arms: Arms; onArms(arms: Arms): void }) {
  const add = () => {
    const free = LETTERS.filter((letter) => !arms.some(({ name }) => name === letter));
    const fresh = free.slice(0, arms.length === 0 ? 2 : 1).map((name) => ({ name, what: '' }));
    onArms([...arms, ...fresh]);
  };
  const change = (place: number, what: string) =>
    onArms(arms.map((arm, index) => (index === place ? { ...arm, what } : arm)));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-ink">Arms of a test</legend>
      <p className="text-xs text-pretty text-ink-3">
        Runs are given to the arms by turns. With 20 followed accounts in each, their difference has an interval.
      </p>
      {arms.map(({ name, what }, place) => (
        <div key={name} className="flex items-center gap-2">
          <span className="w-4 shrink-0 font-medium text-ink">{name}</span>
          <Input
            aria-label={`What is different in ${name}`}
            maxLength={300}
            placeholder={place === 0 ? 'As before' : 'With a call first'}
            value={what}
            onChange={({ target }) => change(place, target.value)}
          />
          <Button
            variant="quiet"
            size="small"
            aria-label={`No arm ${name}`}
            onClick={() => onArms(arms.length <= 2 ? [] : arms.filter((_, index) => index !== place))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {arms.length < LETTERS.length && (
        <Button className="justify-self-start" onClick={add}>
          {arms.length === 0 ? 'Test two ways' : 'Add an arm'}
        </Button>
      )}
    </fieldset>
  );
}
