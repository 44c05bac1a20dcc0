/** Which finding the page of ledger health has open, as its address carries it. */
import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { findingKinds } from '@/lib/domain/health/kinds';

export const healthParsers = { finding: parseAsStringLiteral(findingKinds) };

export const loadHealthChoices = createLoader(healthParsers);
