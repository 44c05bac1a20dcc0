/** What the file of the list of accounts is made of: all rows of the question, and the columns that it may have. */
import type { AccountsReport } from '@/lib/domain/report';
import type { AttributesReport } from '@/lib/reports/attributes-report';
import { answerReport } from './server';

export async function accountsFile(
  params: URLSearchParams,
): Promise<{ report: AccountsReport; attributes: string[]; columns: string[] }> {
  const question = new URLSearchParams([...params].filter(([name]) => name !== 'columns'));
  const report = (await answerReport('accounts', question)) as AccountsReport;
  const { attributes } = (await answerReport('attributes', [])) as AttributesReport;
  return {
    report,
    attributes: attributes.map(({ slug }) => slug),
    columns: params.get('columns')?.split(',') ?? [],
  };
}
