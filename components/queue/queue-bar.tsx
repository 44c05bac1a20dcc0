'use client';

import { SearchField } from '@/components/ui/search-field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { stateChoices, zoneChoices } from '@/lib/view/queue';
import type { QueueInput } from '@/lib/view/queue-input';
import type { useQueue } from './use-queue';

const EVERYONE = '*';

type Choices = Pick<ReturnType<typeof useQueue>, 'choices' | 'setChoices'>;

/** What of the queue is shown; the address carries it. */
export const QueueBar = ({ answer, choices, setChoices }: Choices & { answer: QueueInput }) => (
  <div className="mb-4 flex flex-wrap items-center gap-2 print:hidden">
    <Segmented
      label="State"
      options={stateChoices(answer)}
      value={choices.state}
      onValue={(state) => void setChoices({ state })}
    />
    <Segmented
      label="Zone"
      options={zoneChoices(answer)}
      value={choices.zone ?? 'all'}
      onValue={(zone) => void setChoices({ zone: zone === 'all' ? null : zone })}
      className="max-md:hidden"
    />
    <Select
      aria-label="Owner"
      className="w-44"
      value={choices.owner ?? EVERYONE}
      onChange={({ target }) => void setChoices({ owner: target.value === EVERYONE ? null : target.value })}
    >
      <option value={EVERYONE}>Every owner</option>
      <option value="">Nobody’s</option>
      {answer.owners.map((owner) => (
        <option key={owner} value={owner}>
          {owner}
        </option>
      ))}
    </Select>
    <SearchField
      label="Search the queue"
      placeholder="Name or id"
      value={choices.search}
      onValue={(search) => void setChoices({ search: search === '' ? null : search })}
      className="w-52"
    />
  </div>
);
