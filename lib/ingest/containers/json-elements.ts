/**
 * The objects of a JSON document's arrays, one by one as the text comes: `[{…}, {…}]`, `{"customers": [{…}], …}`, and
 * lines of objects (NDJSON). Only the object at hand is held.
 */
import type { Budget } from './limits';

/** Between the keys that lead to an array. */
const KEYS_JOINED = '.';

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;

interface Frame {
  isArray: boolean;
  key: string;
}

export class JsonElements {
  /** What is open around the place, from the outside in; objects at hand are not among them. */
  private readonly frames: Frame[] = [];
  private key = '';
  private text = '';
  /** Of the object at hand; 0: none is. */
  private depth = 0;
  private isString = false;
  private isEscaped = false;

  /** `areLines`: objects that stand side by side are rows; else an outermost object is the document. */
  constructor(
    private readonly areLines: boolean,
    private readonly budget: Budget,
    /** `path`: the keys to its array; '' for the outermost one. */
    private readonly onElement: (path: string, text: string) => void,
  ) {}

  write(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.isString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (code === BACKSLASH) this.isEscaped = true;
        else if (code === QUOTE) {
          this.isString = false;
          if (this.depth === 0) {
            this.key = this.taken(text.slice(from, at));
            from = at + 1;
          }
        }
      } else if (this.depth > 0) {
        if (code === QUOTE) this.isString = true;
        else if (code === OPEN_OBJECT || code === OPEN_ARRAY) this.deeper();
        else if ((code === CLOSE_OBJECT || code === CLOSE_ARRAY) && --this.depth === 0) {
          this.onElement(this.path(), this.taken(text.slice(from, at + 1)));
          from = at + 1;
        }
      } else from = this.outside(code, at);
    }
    if (this.depth > 0 || this.isString) this.hold(text.slice(from));
  }

  end(): void {
    if (this.depth > 0 || this.isString || this.frames.length > 0)
      throw this.budget.refusal('container_damaged', { found: 'it ends in the middle' });
  }

  /** Between the objects: where the text of what comes next would begin. */
  private outside(code: number, at: number): number {
    const { frames } = this;
    const inner = frames.at(-1);
    if (code === QUOTE) {
      this.isString = true;
      return at + 1;
    }
    if (code === OPEN_OBJECT && (inner === undefined ? this.areLines : inner.isArray)) {
      this.depth = 1;
      return at;
    }
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (code === OPEN_ARRAY && inner?.isArray) throw this.budget.refusal('json_lists');
      if (frames.length >= this.budget.limits.jsonDepth) throw this.tooDeep();
      frames.push({ isArray: code === OPEN_ARRAY, key: inner === undefined ? '' : this.key });
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      const closed = frames.pop();
      if (closed?.isArray !== (code === CLOSE_ARRAY))
        throw this.budget.refusal('container_damaged', { found: 'its brackets do not match' });
    }
    return at + 1;
  }

  private path(): string {
    return this.frames
      .map(({ key }) => key)
      .filter((key) => key !== '')
      .join(KEYS_JOINED);
  }

  private deeper(): void {
    if (++this.depth > this.budget.limits.jsonDepth) throw this.tooDeep();
  }

  private tooDeep(): Error {
    return this.budget.tooLarge(`more than ${this.budget.limits.jsonDepth} objects inside each other`);
  }

  private hold(text: string): void {
    this.text += text;
    if (this.text.length > this.budget.limits.jsonCharacters)
      throw this.budget.tooLarge('an object of too many characters');
  }

  private taken(text: string): string {
    this.hold(text);
    const whole = this.text;
    this.text = '';
    return whole;
  }
}
