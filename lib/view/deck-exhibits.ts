/** The list of exhibits, by the page that each is of. */
const pageNames = {
  overview: 'Overview',
  retention: 'Retention',
  expansion: 'Expansion',
  cohorts: 'Cohorts',
  benchmarks: 'Benchmarks',
  accounts: 'Accounts',
  forecast: 'Forecast',
  plans: 'Plans',
  closed: 'Closed months',
  adjustments: 'Adjustments',
} as const;

interface Listed {
  name: string;
  label: string;
  page: keyof typeof pageNames;
}

/** In the order of the pages; a page without any is left out. */
export const exhibitGroups = <Entry extends Listed>(exhibits: readonly Entry[]) =>
  Object.entries(pageNames)
    .map(([page, name]) => ({ name, exhibits: exhibits.filter((each) => each.page === page) }))
    .filter((group) => group.exhibits.length > 0);
