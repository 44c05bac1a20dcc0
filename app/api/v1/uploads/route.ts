import { route } from '@/lib/api/handler';
import { receiveUpload } from '@/lib/api/imports';

export const PUT = route((request) => receiveUpload(request));
