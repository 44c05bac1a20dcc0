'use client';

import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { useState } from 'react';
import { useQuestion } from '@/components/filters/use-question';
import { openNote } from '@/components/notes/note-desk';
import { openShortcutList } from '@/components/shell/shortcuts';
import { toast } from '@/components/ui/toast-messages';
import type { Command, CommandAction } from '@/lib/view/commands';

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href);
    toast({ title: 'Link copied', tone: 'good' });
  } catch {
    toast({ title: 'The browser did not allow copying', description: 'Copy it from the address bar.', tone: 'bad' });
  }
}

/** Not before the menu is gone, so that what opens next may take the focus. */
function afterwards(act: () => void): void {
  setTimeout(act, 0);
}

/** Runs what was chosen. A day that is asked for, and a definition, are shown by the menu itself. */
export function useEffects({ onClose, onAsk }: { onClose(): void; onAsk(): void }) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const [, setQuestion] = useQuestion();
  const [isDayAsked, setDayAsked] = useState(false);
  const [definedSlug, setDefined] = useState<string | null>(null);
  const actions: Readonly<Record<Exclude<CommandAction, 'ask-day'>, () => void>> = {
    'theme-light': () => setTheme('light'),
    'theme-dark': () => setTheme('dark'),
    'theme-system': () => setTheme('system'),
    'copy-link': () => void copyLink(),
    note: () => afterwards(() => openNote(new Date().toISOString().slice(0, 10))),
    today: () => void setQuestion({ as_of: null }),
    print: () => afterwards(() => window.print()),
    shortcuts: () => afterwards(openShortcutList),
  };
  const run = ({ effect }: Command): void => {
    if (effect.kind === 'define') {
      setDefined(effect.slug);
      return;
    }
    if (effect.kind === 'do' && effect.action === 'ask-day') {
      setDayAsked(true);
      onAsk();
      return;
    }
    onClose();
    if (effect.kind === 'as-of') void setQuestion({ as_of: effect.day });
    if (effect.kind === 'do' && effect.action !== 'ask-day') actions[effect.action]();
    if (effect.kind === 'go') router.push(effect.href);
  };
  return { run, isDayAsked, definedSlug };
}
