import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { ForecastReport } from '@/lib/domain/forecast/shape';
import type { forecastReport } from './forecast';

it('has the type of what is answered', () => {
  expectTypeOf<z.infer<typeof forecastReport>>().toEqualTypeOf<ForecastReport>();
});
