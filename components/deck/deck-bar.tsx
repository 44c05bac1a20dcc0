'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, ChevronDown, Palette } from 'lucide-react';
import { useState } from 'react';
import { ShareButton } from '@/components/shares/share-button';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { OnDemand } from '@/components/ui/on-demand';
import { Select } from '@/components/ui/select';
import { snakeKeys } from '@/lib/api/contract/keys';
import { workspaceQuery } from '@/lib/api/queries';
import { periodChoices } from '@/lib/view/deck-periods';
import type { DeckEditor } from './use-deck-editor';

const decksTrigger = (
  <Button>
    Decks
    <ChevronDown aria-hidden />
  </Button>
);

const designTrigger = (
  <Button>
    <Palette aria-hidden />
    Design
  </Button>
);

const loadDecks = async () => (await import('./deck-menu')).DeckMenu;
const loadDesign = async () => (await import('./design-popover')).DesignPopover;

/** The deck's name, changed where it stands. */
function NameField({ editor: { choice, edit } }: { editor: DeckEditor }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      aria-label="Name of the deck"
      value={typed ?? choice.name}
      maxLength={120}
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.target.value);
        edit({ kind: 'deck', change: { name: event.target.value } }, 'name');
      }}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      className="h-(--control) min-w-40 flex-1 truncate rounded-sm md:field-sizing-content md:flex-none bg-transparent px-2 font-medium text-ink hover:bg-hover focus:bg-surface md:max-w-96 pointer-coarse:h-(--control-touch) pointer-coarse:text-[16px]"
    />
  );
}

const words = {
  template: 'A template; kept once you change it',
  'not kept': 'Your role keeps no decks: download what you change',
  saved: 'Saved',
  saving: 'Saving …',
  failed: 'Not saved',
  'changed elsewhere': 'Not saved',
} as const;

function SaveWords({ editor: { saveState, saver } }: { editor: DeckEditor }) {
  return (
    <p
      role="status"
      className={cn(
        'flex items-center gap-1.5 text-xs whitespace-nowrap text-ink-3 max-md:order-last max-md:mr-auto',
        (saveState === 'failed' || saveState === 'changed elsewhere') && 'text-bad',
      )}
    >
      {saveState === 'saved' && <Check aria-hidden className="size-3.5 text-good" />}
      {words[saveState]}
      {saveState === 'failed' && <Button onClick={() => void saver.flush()}>Try again</Button>}
    </p>
  );
}

/** The month or the quarter that the deck reports on. */
function PeriodSelect({ editor: { choice, edit } }: { editor: DeckEditor }) {
  const { data } = useQuery(workspaceQuery());
  const { data_through: through = null, fiscal_year_start: yearStart = 1 } = data?.workspace ?? {};
  const { latest, quarters, months } = periodChoices(through, yearStart, choice.period);
  const options = (choices: typeof months) =>
    choices.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ));
  return (
    <Select
      aria-label="Period"
      value={choice.period ?? ''}
      onChange={(event) => edit({ kind: 'deck', change: { period: event.target.value || null } })}
      className="md:w-[220px]"
    >
      {options(latest)}
      <optgroup label="Quarters">{options(quarters)}</optgroup>
      <optgroup label="Months">{options(months)}</optgroup>
    </Select>
  );
}

/** Which deck it is, whether it is kept, its period and its look. */
export function DeckBar({ editor }: { editor: DeckEditor }) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-2.5 gap-y-2 border-b border-line bg-canvas px-7 py-1.5 max-md:px-4">
      <OnDemand haspopup="dialog" trigger={decksTrigger} load={loadDecks} props={{ editor }} />
      <NameField editor={editor} />
      <SaveWords editor={editor} />
      <span className="flex items-center gap-2 max-md:w-full md:ml-auto">
        <span className="min-w-0 max-md:flex-1">
          <PeriodSelect editor={editor} />
        </span>
        <OnDemand haspopup="dialog" trigger={designTrigger} load={loadDesign} props={{ editor }} />
        <ShareButton
          props={{
            scope: { kind: 'slides', choice: snakeKeys(editor.choice) },
            name: editor.choice.name,
            what: 'this deck, as it is now',
          }}
        />
      </span>
    </div>
  );
}
