import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { BookReport } from '@/lib/domain/book-shape';
import type { bookReport } from './book';

it('has the type of what is answered', () => {
  expectTypeOf<z.infer<typeof bookReport>>().toEqualTypeOf<BookReport>();
});
