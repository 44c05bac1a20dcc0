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

/** The speed told is that of about the last seconds: each look counts so much of what it saw, after so long. */
const SMOOTHING_MS = 3_000;

export class ProgressReporter {
  private readonly startedAt = performance.now();
  private readonly rowSpeed = new Speed(this.startedAt);
  private readonly byteSpeed = new Speed(this.startedAt);
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
    const now = performance.now();
    state.bytes = Math.min(Math.max(state.bytes, bytes), state.bytes_total);
    state.rows = Math.max(state.rows, rows);
    state.rows_per_second = Math.round(this.rowSpeed.at(now, state.rows) * 1000);
    const bytesPerMs = this.byteSpeed.at(now, state.bytes);
    const known = now - this.startedAt >= SPEED_KNOWN_MS && bytesPerMs > 0;
    state.seconds_left = known ? Math.ceil((state.bytes_total - state.bytes) / bytesPerMs / 1000) : null;
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

/** How fast something grows, per millisecond, smoothed so that one slow moment does not make the end jump. */
export class Speed {
  private perMs: number | null = null;
  private amount = 0;

  constructor(private readAt: number) {}

  /** `amount`: how much there is by now; it never falls. */
  at(now: number, amount: number): number {
    const elapsedMs = now - this.readAt;
    if (elapsedMs <= 0) return this.perMs ?? 0;
    const seen = (amount - this.amount) / elapsedMs;
    const weight = this.perMs === null ? 1 : 1 - Math.exp(-elapsedMs / SMOOTHING_MS);
    this.perMs = (this.perMs ?? 0) * (1 - weight) + seen * weight;
    this.readAt = now;
    this.amount = amount;
    return this.perMs;
  }
}
