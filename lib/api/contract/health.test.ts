import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { HealthReport } from '@/lib/reports/health-report';
import type { healthReport } from './health';

it('has the type of what is answered', () => {
  expectTypeOf<z.infer<typeof healthReport>>().toEqualTypeOf<HealthReport>();
});
