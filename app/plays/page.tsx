import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { Hydrated } from '@/app/hydrated';
import { Plays } from '@/components/plays/plays';
import { Rules } from '@/components/plays/rules';
import { PlaysTabs } from '@/components/plays/tabs';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/shell/page-header';
import { playsQuery, ruleActionsQuery } from '@/lib/api/play-queries';
import { playsHere } from '@/lib/api/plays';
import { reportQuery } from '@/lib/api/queries';
import { ruleActionsHere } from '@/lib/api/rule-actions';
import { pageAnswers } from '@/lib/api/server';
import { loadPlaysChoices } from '@/lib/view/plays-question';

export const metadata: Metadata = { title: 'Plays' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { tab } = await loadPlaysChoices(searchParams);
  return (
    <>
      <PageHeader title="Plays" />
      <PageBody>
        <PlaysTabs here={tab} />
        <Hydrated
          prefetch={(client) =>
            tab === 'plays'
              ? client.prefetchQuery({ ...playsQuery(), queryFn: playsHere })
              : Promise.all([
                  client.prefetchQuery({ ...reportQuery('rules'), queryFn: rules }),
                  client.prefetchQuery({ ...ruleActionsQuery(), queryFn: ruleActionsHere }),
                ])
          }
        >
          {tab === 'plays' ? <Plays /> : <Rules />}
        </Hydrated>
      </PageBody>
    </>
  );
}

const rules = async () => (await pageAnswers()).report('rules', {});
