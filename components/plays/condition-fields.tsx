'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { type ConditionInput, freshCondition, kindWords } from '@/lib/view/rules';
import { Asked, type AskedProps } from './asked-of-kind';

const kinds = Object.keys(kindWords) as ConditionInput['kind'][];

/** One condition of a rule: its kind, then what that kind asks for. */
export function ConditionFields({ place, condition, known, onChange, onRemove }: AskedProps & { onRemove(): void }) {
  return (
    <div className="grid grid-cols-[112px_minmax(0,1fr)_auto] items-start gap-2">
      <Select
        aria-label={`Kind of condition ${place}`}
        value={condition.kind}
        onChange={({ target }) => onChange(freshCondition(target.value as ConditionInput['kind'], known.slugs))}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindWords[kind]}
          </option>
        ))}
      </Select>
      <div className="flex flex-wrap items-center gap-2">
        <Asked place={place} condition={condition} known={known} onChange={onChange} />
      </div>
      <Button variant="quiet" size="small" aria-label={`Remove condition ${place}`} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </div>
  );
}
