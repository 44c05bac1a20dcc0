'use client';

import { useQuery } from '@tanstack/react-query';
import { adjustableQuery } from '@/lib/api/adjustment-queries';
import { lastChangeDay } from '@/lib/view/adjust-form';
import type { AccountAction } from './account-menu';
import { AttributesDialog } from './attributes-dialog';
import { AddDialog, CorrectDialog, type OfAccountProps, type OfRecordProps } from './change-dialog';
import { EndDialog } from './end-dialog';
import { ExcludeDialog } from './exclude-dialog';
import { IncludeDialog } from './include-dialog';
import { ChurnDialog, NoteDialog } from './note-dialogs';
import { MergeDialog, ParentDialog, UnmergeDialog } from './relation-dialogs';

/** The dialog of an action on one account. */
export function AccountDialog({ action, ...props }: OfAccountProps & OfRecordProps & { action: AccountAction }) {
  const { data } = useQuery(adjustableQuery(props.account));
  const { account, name, onClose } = props;
  const many = { accounts: [account], name, onClose };
  switch (action) {
    case 'add':
      return <AddDialog {...props} />;
    case 'correct':
      return <CorrectDialog {...props} />;
    case 'end':
      return <EndDialog {...props} />;
    case 'attributes':
      return <AttributesDialog {...many} />;
    case 'exclude':
      return <ExcludeDialog {...many} />;
    case 'include':
      return <IncludeDialog {...many} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'unmerge':
      return <UnmergeDialog {...props} />;
    case 'parent':
      return <ParentDialog {...props} />;
    case 'churn':
      return data ? <ChurnDialog {...props} day={lastChangeDay(data)} /> : null;
    case 'note':
      return <NoteDialog {...props} day={new Date().toISOString().slice(0, 10)} />;
  }
}
