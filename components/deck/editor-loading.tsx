import { PageHeader } from '@/components/shell/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { EDITOR, EDITOR_GRID, RAIL, STAGE } from './editor-grid';

/** The editor in its final shape, while the deck comes. */
export const EditorLoading = () => (
  <div className={EDITOR}>
    <PageHeader title="Deck" />
    <div aria-busy className="min-h-12 border-b border-line" />
    <div className={EDITOR_GRID}>
      <div className={RAIL}>
        {['a', 'b', 'c', 'd'].map((name) => (
          <Skeleton key={name} className="aspect-video h-auto w-full shrink-0 max-md:w-36" />
        ))}
      </div>
      <div className={STAGE}>
        <Skeleton className="mx-auto aspect-video h-auto w-full max-w-(--slide)" />
      </div>
    </div>
  </div>
);
