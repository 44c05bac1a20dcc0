'use client';

import { BridgeTable } from '@/components/bridge/bridge-table';
import { ChartShape, HeadShape } from '@/components/charts/chart-shape';
import { Headline } from '@/components/metrics/headline';
import { StackCard } from '@/components/overview/stack-card';
import { TrendCard } from '@/components/overview/trend-card';
import { WaterfallCard } from '@/components/overview/waterfall-card';
import { Card } from '@/components/ui/card';
import type { RetentionReport } from '@/lib/domain/report';
import { prepareBridge } from '@/lib/view/bridge';
import { prepareHeadline } from '@/lib/view/headline';
import { bridgeStates, headlineStates, movementStates, retentionStates } from '@/lib/view/testing/states';
import { fromReports, type GalleryPart } from './part';

const nothing = () => undefined;
const windows = (report: RetentionReport) => ({ 1: report, 3: report, 12: report });
const HEIGHT_PX = 240;

export const overviewParts: readonly GalleryPart[] = [
  fromReports('headline', 'Headline figures', headlineStates, (reports) => (
    <Headline cards={prepareHeadline(reports)} />
  )),
  fromReports('trend', 'NRR and GRR over time', retentionStates, (report) => (
    <TrendCard retention={windows(report)} all={windows(report)} comparison={null} goals={null} />
  )),
  fromReports('bridge', 'Why NRR moved', bridgeStates, (report) => (
    <Card title={prepareBridge(report).finding}>
      <BridgeTable model={prepareBridge(report)} />
    </Card>
  )),
  fromReports('waterfall', 'Movements of a month', movementStates, ({ rows, currency }) =>
    rows.slice(-1).map((row) => <WaterfallCard key={row.period} row={row} currency={currency} unit="mrr" />),
  ),
  fromReports('stacks', 'Movements by month', movementStates, (report) => (
    <StackCard report={report} unit="arr" chosen={report.rows.at(-1)?.period ?? ''} onChoose={nothing} />
  )),
  {
    key: 'shapes',
    title: 'Before the figures',
    states: [
      { name: 'loading a page', draw: () => <HeadShape /> },
      { name: 'loading a chart', draw: () => <ChartShape heightPx={HEIGHT_PX} /> },
    ],
  },
];
