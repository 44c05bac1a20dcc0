import { route } from '@/lib/api/handler';
import { glossary } from '@/lib/reports/glossary';

export const GET = route(async () => glossary());
