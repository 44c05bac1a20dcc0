'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { FloatingProps } from '@/components/ui/on-demand';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { accentFinding } from '@/lib/view/deck-accent';
import { isHexColour, RATCHET_ACCENT } from '@/lib/view/drawing/palette';
import { LogoProblem, logoOf } from './logo-file';
import type { DeckEditor } from './use-deck-editor';

type PartProps = Pick<DeckEditor, 'choice' | 'edit'>;

const findingTones = { good: 'text-good', plain: 'text-ink-3', bad: 'text-bad' } as const;

/** The colour of the rule over titles and of the first line. */
function Accent({ choice, edit }: PartProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? choice.accent ?? RATCHET_ACCENT;
  const finding = accentFinding(shown);
  const state = (text: string) => {
    const hex = text.replace('#', '').trim().toLowerCase();
    setTyped(hex);
    if (isHexColour(hex)) edit({ kind: 'deck', change: { accent: hex === RATCHET_ACCENT ? null : hex } }, 'accent');
  };
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>Accent colour</Label>
      <div className="flex items-center gap-2">
        <input
          type="color"
          aria-label="Choose the accent colour"
          value={`#${isHexColour(shown) ? shown : (choice.accent ?? RATCHET_ACCENT)}`}
          onChange={(event) => state(event.target.value)}
          className="h-(--control) w-10 shrink-0 rounded-sm border border-control-line bg-surface p-1 pointer-coarse:h-(--control-touch)"
        />
        <Input
          id={id}
          value={`#${shown}`}
          maxLength={7}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={!isHexColour(shown)}
          aria-describedby={`${id}-said`}
          onChange={(event) => state(event.target.value)}
          onBlur={() => setTyped(null)}
        />
        {choice.accent !== null && (
          <Button variant="quiet" onClick={() => edit({ kind: 'deck', change: { accent: null } })}>
            Reset
          </Button>
        )}
      </div>
      <p id={`${id}-said`} role="status" className={cn('text-xs', findingTones[finding.tone])}>
        {finding.text}
      </p>
    </div>
  );
}

function Logo({ choice, edit }: PartProps) {
  const id = useId();
  const [problem, setProblem] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      const logo = await logoOf(file);
      setProblem('');
      edit({ kind: 'deck', change: { logo } });
    } catch (error) {
      setProblem(error instanceof LogoProblem ? error.message : 'The picture could not be read.');
    }
  };
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>Logo</Label>
      {choice.logo && (
        <div data-palette="light" className="flex items-center gap-3 rounded-sm border border-line bg-surface p-3">
          {/* biome-ignore lint/performance/noImgElement: a data address, which nothing can serve smaller */}
          <img src={choice.logo} alt="Logo of the deck" className="h-10 max-w-40 object-contain" />
          <Button className="ml-auto" onClick={() => edit({ kind: 'deck', change: { logo: null } })}>
            Remove
          </Button>
        </div>
      )}
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg,image/svg+xml"
        aria-describedby={`${id}-said`}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
        className="w-full text-xs text-ink-3 file:mr-3 file:h-(--control) file:rounded-sm file:border file:border-line-strong file:bg-surface file:px-2.5 file:font-medium file:text-ink hover:file:bg-hover pointer-coarse:file:h-(--control-touch)"
      />
      <p id={`${id}-said`} role="status" className={cn('text-xs', problem ? 'text-bad' : 'text-ink-3')}>
        {problem || 'PNG, JPEG or SVG, at most 500 kB; at the right of every title'}
      </p>
    </div>
  );
}

const switches = [
  ['hideNames', 'Hide names of accounts', 'They are called Account 1, Account 2, …, the largest first'],
  ['bands', 'Show intervals', 'How far rates could be luck, as a band around the first line'],
] as const;

/** What concerns every slide: accent, logo, names, intervals. */
export function DesignPopover({ editor, trigger }: { editor: DeckEditor } & FloatingProps) {
  const { choice, edit } = editor;
  const id = useId();
  return (
    <Popover defaultOpen>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent align="end" aria-label="Design" className="grid w-84 gap-4">
        <Accent choice={choice} edit={edit} />
        <Logo choice={choice} edit={edit} />
        <div className="grid gap-2 border-t border-line pt-3">
          {switches.map(([key, label, note]) => (
            <div key={key} className="flex gap-2">
              <Checkbox
                id={`${id}-${key}`}
                checked={choice[key]}
                aria-describedby={`${id}-${key}-said`}
                onChange={(event) => edit({ kind: 'deck', change: { [key]: event.target.checked } })}
              />
              <div className="min-w-0">
                <Label htmlFor={`${id}-${key}`}>{label}</Label>
                <p id={`${id}-${key}-said`} className="text-xs text-ink-3">
                  {note}
                </p>
              </div>
            </div>
          ))}
        </div>
      </PopoverContent>
    </Popover>
  );
}
