'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { floatingLook } from '@/components/ui/floating';
import { useFocusBack } from '@/components/ui/focus-back';
import { asOfCommand, type CommandGroup, dayTyped } from '@/lib/view/commands';
import { CommandItem } from './command-item';
import { useCommandGroups } from './use-command-groups';
import { useEffects } from './use-effects';

const DefinitionDialog = dynamic(() => import('./definition-dialog').then((module) => module.DefinitionDialog), {
  ssr: false,
});

/** While a day is asked for. */
const dayGroups = (typed: string): CommandGroup[] => {
  const day = dayTyped(typed);
  return day === null ? [] : [{ name: 'Figures as they stood', commands: [asOfCommand(day)] }];
};

function Results({ groups, empty, onRun }: { groups: readonly CommandGroup[]; empty: string; onRun: RunCommand }) {
  return (
    <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto overscroll-contain p-1.5">
      {groups.length === 0 && <p className="px-2.5 py-6 text-center text-pretty text-ink-2">{empty}</p>}
      {groups.map(({ name, commands }) => (
        <Command.Group
          key={name}
          heading={name}
          className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
        >
          {commands.map((command) => (
            <CommandItem key={command.key} command={command} onRun={onRun} />
          ))}
        </Command.Group>
      ))}
    </Command.List>
  );
}

type RunCommand = ReturnType<typeof useEffects>['run'];

/** Everything by name: pages, figures, accounts, views, actions. */
export function CommandMenu({ onClose }: { onClose(): void }) {
  const [typed, setTyped] = useState('');
  const focusBack = useFocusBack();
  const { run, isDayAsked, definedSlug } = useEffects({ onClose, onAsk: () => setTyped('') });
  const { groups, metrics, isSearching } = useCommandGroups(typed);
  const defined = metrics.find(({ slug }) => slug === definedSlug);
  if (defined) return <DefinitionDialog metric={defined} onClose={onClose} />;
  const shown = isDayAsked ? dayGroups(typed) : groups;
  const nothing = isSearching ? 'Looking …' : `Nothing is called “${typed.trim()}”.`;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim print:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          {...focusBack}
          className={cn(
            floatingLook,
            'fixed top-[min(14dvh,120px)] left-1/2 w-[min(600px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-lg',
          )}
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Command shouldFilter={false} loop label="Search and commands">
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
              <Command.Input
                value={typed}
                onValueChange={setTyped}
                placeholder={isDayAsked ? 'A day, such as 2026-10-31' : 'Page, metric, account or action'}
                className="h-12 w-full min-w-0 bg-transparent text-md text-ink outline-none pointer-coarse:text-[16px]"
              />
            </div>
            <Results
              groups={shown}
              empty={isDayAsked ? 'Type a day as YYYY-MM-DD: the figures are then shown as they stood.' : nothing}
              onRun={run}
            />
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
