import { roleRequest } from '@/lib/api/contract/people';
import { body, route } from '@/lib/api/handler';
import { changeRoleHere, removePersonHere } from '@/lib/api/people';

interface Context {
  params: Promise<{ id: string }>;
}

export const POST = route(async (request, { params }: Context) =>
  changeRoleHere((await params).id, (await body(request, roleRequest)).role),
);

export const DELETE = route(async (_, { params }: Context) => removePersonHere((await params).id, true));
