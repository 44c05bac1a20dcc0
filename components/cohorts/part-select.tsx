'use client';

import { Select } from '@/components/ui/select';
import { partOptions } from '@/lib/view/cohort-choices';
import type { CohortsAnswer } from '@/lib/view/cohorts';
import { useCohortChoices } from './use-cohort-choices';

/** No value of an attribute: values stand behind a mark of their own, since one of them may be empty. */
const ALL = 'all';
const OF = 'of ';

/** Whose table is shown: that of all accounts, or of one part of the split. */
export function PartSelect({ answer }: { answer: CohortsAnswer }) {
  const [{ part, by }, setChoices] = useCohortChoices();
  const isThere = part !== null && answer.groups?.some(({ key }) => key === part);
  return (
    <Select
      aria-label="Accounts in the table"
      value={isThere ? OF + part : ALL}
      onChange={({ target }) => void setChoices({ part: target.value === ALL ? null : target.value.slice(OF.length) })}
      className="mr-1.5 w-48"
    >
      {partOptions(answer, by ?? '').map(({ value, label }) => (
        <option key={label} value={value === null ? ALL : OF + value}>
          {label}
        </option>
      ))}
    </Select>
  );
}
