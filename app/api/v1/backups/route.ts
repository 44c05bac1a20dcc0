import { backupsHere, planBackupsHere } from '@/lib/api/backups';
import { backupPlan } from '@/lib/api/contract/backups';
import { body, route } from '@/lib/api/handler';

export const GET = route(async (_request: Request) => backupsHere());

export const POST = route(async (request) => planBackupsHere(await body(request, backupPlan)));
