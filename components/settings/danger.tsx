'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useRemoveSample } from '@/components/shell/use-remove-sample';
import { Button } from '@/components/ui/button';
import { workspaceQuery } from '@/lib/api/queries';
import { settingsSections } from '@/lib/view/settings-sections';
import { Section } from './section';

const RemoveDialog = dynamic(() => import('./remove-dialog').then((module) => module.RemoveDialog), { ssr: false });

/** The sample gone, or the whole workspace. */
export function Danger() {
  const [isAsking, setAsking] = useState(false);
  const { data } = useQuery(workspaceQuery());
  const remove = useRemoveSample();
  const workspace = data?.workspace;
  if (!workspace) return null;
  return (
    <Section section={settingsSections.danger}>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <p className="font-medium text-ink">
            {workspace.is_sample ? 'Remove the sample company' : `Remove ${workspace.name}`}
          </p>
          <p className="max-w-[64ch] text-xs text-ink-3">
            {workspace.is_sample
              ? 'It can be loaded again at any time. What you noted and saved in it goes with it.'
              : 'With every import, setting, note and view. Nothing but a backup brings it back.'}
          </p>
        </div>
        {workspace.is_sample ? (
          <Button variant="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {remove.isPending ? 'Removing' : 'Remove the sample'}
          </Button>
        ) : (
          <Button variant="danger" onClick={() => setAsking(true)}>
            Remove the workspace
          </Button>
        )}
      </div>
      {isAsking && <RemoveDialog name={workspace.name} onClose={() => setAsking(false)} />}
    </Section>
  );
}
