/** Keeps what is changed of a deck a moment after the change, one writing at a time, the latest last. */
import { ApiError } from '@/lib/api/client';
import type { DeckAnswer } from '@/lib/api/contract/decks';
import type { DeckChoice } from '@/lib/view/deck/deck';

const PAUSE_MS = 600;

export interface Kept {
  id: number;
  /** The edition that was read; null: whichever there is. */
  edition: number | null;
}

/**
 * `template`: nothing is kept, and nothing has to be. `not kept`: the role of whoever looks keeps none. `changed elsewhere`: somebody else has written it meanwhile.
 */
export type SaveState = 'template' | 'not kept' | 'saved' | 'saving' | 'failed' | 'changed elsewhere';

interface Wishes {
  write(choice: DeckChoice, kept: Kept | null): Promise<DeckAnswer>;
  onState(state: SaveState): void;
  onWritten(deck: DeckAnswer): void;
}

export class DeckSaver {
  private wanted: DeckChoice;
  private written: DeckChoice;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isWriting = false;

  constructor(
    private kept: Kept | null,
    choice: DeckChoice,
    private readonly wishes: Wishes,
  ) {
    this.wanted = choice;
    this.written = choice;
  }

  /** Whether something that was changed is not kept yet. */
  get isBehind(): boolean {
    return this.wanted !== this.written;
  }

  /** Null: nothing is kept yet. */
  get id(): number | null {
    return this.kept?.id ?? null;
  }

  /** Lets go what is not kept: somebody else's deck is taken in its place. */
  forget(): void {
    clearTimeout(this.timer);
    this.wanted = this.written;
  }

  want(choice: DeckChoice): void {
    if (choice === this.wanted) return;
    this.wanted = choice;
    clearTimeout(this.timer);
    if (this.isBehind) {
      this.wishes.onState('saving');
      this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
    } else this.wishes.onState(this.kept ? 'saved' : 'template');
  }

  /** Writes what is wanted, whoever else has written the deck meanwhile. */
  insist(): Promise<void> {
    if (this.kept) this.kept = { id: this.kept.id, edition: null };
    return this.flush();
  }

  /** Writes at once what is not kept yet. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isWriting || !this.isBehind) return;
    this.isWriting = true;
    this.wishes.onState('saving');
    const choice = this.wanted;
    try {
      const deck = await this.wishes.write(choice, this.kept);
      this.kept = { id: deck.id, edition: deck.edition };
      this.written = choice;
      this.wishes.onWritten(deck);
    } catch (error) {
      const isElsewhere = error instanceof ApiError && error.status === 409;
      return this.wishes.onState(isElsewhere ? 'changed elsewhere' : 'failed');
    } finally {
      this.isWriting = false;
    }
    if (this.isBehind) return this.flush();
    this.wishes.onState('saved');
  }
}
