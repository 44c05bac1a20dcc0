import type { ComponentProps } from 'react';
import { Select } from '@/components/ui/select';
import type { Choice } from '@/lib/view/adjust-form';

interface GroupedSelectProps extends Omit<ComponentProps<typeof Select>, 'onChange'> {
  groups: readonly { label: string; choices: readonly Choice[] }[];
  onValue(value: string): void;
}

/** A choice among many that belong together in groups. */
export const GroupedSelect = ({ groups, onValue, ...props }: GroupedSelectProps) => (
  <Select {...props} onChange={(event) => onValue(event.target.value)}>
    {groups.map(({ label, choices }) => (
      <optgroup key={label} label={label}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </optgroup>
    ))}
  </Select>
);
