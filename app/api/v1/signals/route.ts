import { intakeRoute } from '@/lib/api/intake';

export const POST = intakeRoute('signals');
