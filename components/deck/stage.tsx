'use client';

import { ChevronDown, ChevronUp, Eye, EyeOff, RotateCcw, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Tooltip } from '@/components/ui/tooltip';
import type { PreviewSlide } from '@/lib/view/deck-preview';
import { PresenterNotes } from './presenter-notes';
import { SlideView } from './slide-view';
import { TitleField } from './title-field';
import type { DeckEditor } from './use-deck-editor';

interface StageProps {
  slide: PreviewSlide;
  /** Null: it is switched off, or has nothing to show. */
  number: number | null;
  editor: DeckEditor;
}

interface ActionProps {
  label: string;
  Icon: typeof Eye;
  isOff?: boolean;
  onPress(): void;
}

const Action = ({ label, Icon, isOff = false, onPress }: ActionProps) => (
  <Tooltip content={label}>
    <Button variant="quiet" size="small" aria-label={label} disabled={isOff} onClick={onPress}>
      <Icon aria-hidden />
    </Button>
  </Tooltip>
);

/** What can be done with the slide. */
function SlideActions({ slide, number, editor }: StageProps) {
  const { id } = slide.choice;
  const { edit, choice, index } = editor;
  const last = choice.slides.length - 1;
  const isShown = slide.choice.shown;
  const isLeftOut = isShown && number === null;
  return (
    <div className="mb-2 flex items-center gap-0.5 text-xs text-ink-3">
      <p className="num mr-auto">
        {number !== null && `Slide ${number} of ${editor.numbers.filter((each) => each !== null).length}`}
        {!isShown && 'Switched off'}
        {isLeftOut && 'Left out, nothing new to show'}
        {number === null && <span className="max-md:hidden">: it is in no file and not presented</span>}
      </p>
      <Action label="Move up" Icon={ChevronUp} isOff={index === 0} onPress={() => editor.move(id, index - 1)} />
      <Action label="Move down" Icon={ChevronDown} isOff={index === last} onPress={() => editor.move(id, index + 1)} />
      <Action
        label={isShown ? 'Switch off' : 'Switch on'}
        Icon={isShown ? EyeOff : Eye}
        onPress={() => edit({ kind: 'slide', id, change: { shown: !isShown } })}
      />
      <Action label="Remove the slide" Icon={Trash2} onPress={() => editor.remove(index)} />
    </div>
  );
}

/** The slide that is looked at, as large as there is room for; its title is written where it stands. */
export function Stage(props: StageProps) {
  const { slide, number, editor } = props;
  const { choice, model } = slide;
  const { look } = editor.preview;
  const setTitle = (title: string | null) =>
    editor.edit({ kind: 'slide', id: choice.id, change: { title } }, `title ${choice.id}`);
  return (
    <>
      <SlideActions {...props} />
      <div className="shadow-[0_0_0_1px_var(--line),0_2px_8px_rgb(23_24_28/0.06)]">
        {model ? (
          <SlideView
            slide={model}
            number={number}
            look={look}
            title={<TitleField slide={model} written={choice.title} hasLogo={look.logo !== null} onTitle={setTitle} />}
          />
        ) : (
          <Skeleton className="aspect-video h-auto w-full rounded-none" />
        )}
      </div>
      <div className="mt-2 flex min-h-(--control) items-center gap-2 text-xs text-ink-3">
        {model && choice.title !== null ? (
          <>
            <p className="min-w-0 truncate" title={model.draftedTitle}>
              Drafted from the data: {model.draftedTitle}
            </p>
            <Button variant="quiet" className="ml-auto" onClick={() => setTitle(null)}>
              <RotateCcw aria-hidden />
              As drafted
            </Button>
          </>
        ) : (
          model && <p>The title is drafted from the data. Press it to write your own.</p>
        )}
      </div>
      <PresenterNotes
        slide={slide}
        onNotes={(notes) => editor.edit({ kind: 'slide', id: choice.id, change: { notes } }, `notes ${choice.id}`)}
      />
    </>
  );
}
