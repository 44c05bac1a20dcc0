'use client';

import { saveFile } from '@/components/charts/save-file';
import { useAsked } from '@/components/filters/use-question';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import type { FloatingProps } from '@/components/ui/on-demand';
import { toast } from '@/components/ui/toast-messages';
import { csvUrl, fetchWorkbook } from '@/lib/api/export-queries';
import type { ReportParams } from '@/lib/api/queries';
import { exportedReports, workbookChoices } from '@/lib/view/exports';

/** Makes the workbook and saves it; what became of it is said, wherever the reader has gone meanwhile. */
async function saveWorkbook(question: ReportParams, hidesNames: boolean): Promise<void> {
  toast({ title: 'Making the workbook', description: 'It is saved to your downloads in a few seconds.' });
  try {
    const { file, name } = await fetchWorkbook(question, hidesNames);
    saveFile(file, name);
    toast({ title: 'Workbook saved', description: name, tone: 'good' });
  } catch (error) {
    const description = error instanceof Error ? error.message : 'The server did not say why.';
    toast({ title: 'The workbook was not made', description, tone: 'bad' });
  }
}

/** Files of what the page asks: all reports as a workbook, or one as CSV. */
export function ExportMenu({ trigger }: FloatingProps) {
  const { question, asked, months } = useAsked();
  const inMonths: ReportParams = { ...asked, ...months };
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        <MenuLabel>Workbook (XLSX)</MenuLabel>
        {workbookChoices(question.period).map(({ label, isWhole, hidesNames }) => (
          <MenuItem key={label} onSelect={() => void saveWorkbook(isWhole ? asked : inMonths, hidesNames)}>
            {label}
          </MenuItem>
        ))}
        <MenuLabel>One report (CSV)</MenuLabel>
        {exportedReports.map(({ report, label, hasMonths }) => (
          <MenuItem key={report} asChild>
            <a href={csvUrl(report, hasMonths ? inMonths : asked)} download>
              {label}
            </a>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
