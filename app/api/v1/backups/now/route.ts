import { backupNowHere } from '@/lib/api/backups';
import { route } from '@/lib/api/handler';

export const POST = route(async (_request: Request) => backupNowHere());
