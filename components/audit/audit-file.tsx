'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { auditFileUrl } from '@/lib/api/audit-queries';
import { useAsked } from './use-asked';

/** Every entry of the question as a file. */
export function AuditFile() {
  const { asked } = useAsked();
  return (
    <Button asChild>
      <a href={auditFileUrl(asked)} download>
        <Download aria-hidden />
        Download CSV
      </a>
    </Button>
  );
}
