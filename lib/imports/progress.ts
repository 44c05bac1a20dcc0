/** Tells how far an import is, a few times a second, outside its transaction; never goes back. */
import { updateProgress } from '@/lib/store/imports';
import type { Store } from '@/lib/store/open';
import type { Principal } from '@/lib/store/principal';

export type Phase = 'reading' | 'storing' | 'computing' | 'done';

export interface Progress {
  phase: Phase;
  bytes: number;
  bytes_total: number;
  rows: number;
  rows_per_second: number;
  seconds_left: number | null;
}

const EVERY_MS = 200;
/** Before this the speed is not known well enough to promise an end. */
const SPEED_KNOWN_MS = 500;

export class ProgressReporter {
  private readonly startedAt = performance.now();
  private writtenAt = Number.NEGATIVE_INFINITY;
  private writing: Promise<void> | null = null;
  private readonly state: Progress;

  constructor(
    private readonly store: Store,
    private readonly principal: Principal,
    private readonly workspaceId: number,
    private readonly importId: string,
    bytesTotal: number,
  ) {
    this.state = {
      phase: 'reading',
      bytes: 0,
      bytes_total: bytesTotal,
      rows: 0,
      rows_per_second: 0,
      seconds_left: null,
    };
  }

  phase(phase: Phase): void {
    this.state.phase = phase;
    if (phase !== 'reading') this.state.bytes = this.state.bytes_total;
    this.state.seconds_left = null;
    this.write(true);
  }

  rows(bytes: number, rows: number): void {
    const { state } = this;
    const elapsedMs = performance.now() - this.startedAt;
    state.bytes = Math.min(Math.max(state.bytes, bytes), state.bytes_total);
    state.rows = Math.max(state.rows, rows);
    state.rows_per_second = elapsedMs > 0 ? Math.round((state.rows / elapsedMs) * 1000) : 0;
    const perByteMs = state.bytes > 0 ? elapsedMs / state.bytes : 0;
    const known = elapsedMs >= SPEED_KNOWN_MS && perByteMs > 0;
    state.seconds_left = known ? Math.ceil(((state.bytes_total - state.bytes) * perByteMs) / 1000) : null;
    this.write(false);
  }

  async end(): Promise<void> {
    this.phase('done');
    await this.settled();
  }

  /** Resolves once nothing is being written any more. */
  async settled(): Promise<void> {
    await this.writing;
  }

  /** One write at a time; a progress that cannot be written must not stop the import. */
  private write(now: boolean): void {
    const moment = performance.now();
    if (this.writing !== null && !now) return;
    if (!now && moment - this.writtenAt < EVERY_MS) return;
    this.writtenAt = moment;
    const snapshot = { ...this.state };
    const writing: Promise<void> = (this.writing ?? Promise.resolve())
      .then(() => updateProgress(this.store, this.principal, this.workspaceId, this.importId, snapshot))
      .catch(() => undefined)
      .finally(() => {
        if (this.writing === writing) this.writing = null;
      });
    this.writing = writing;
  }
}
