'use client';

import { BenchmarkRow } from '@/components/benchmarks/benchmark-row';
import { ChartCard } from '@/components/charts/chart-card';
import { CurvesCard } from '@/components/cohorts/curves-card';
import { TriangleCard } from '@/components/cohorts/triangle-card';
import { ColumnCard, Nothing } from '@/components/expansion/column-card';
import { ConcentrationChart } from '@/components/expansion/concentration-chart';
import { FirstCard } from '@/components/expansion/first-card';
import { LineCard } from '@/components/expansion/line-card';
import { RatesCard } from '@/components/retention/rates-card';
import { Card } from '@/components/ui/card';
import { prepareBenchmark } from '@/lib/view/benchmarks';
import { prepareConcentration } from '@/lib/view/expansion-concentration';
import { prepareRate, prepareToNew } from '@/lib/view/expansion-lines';
import { prepareReal } from '@/lib/view/expansion-real';
import { prepareSources } from '@/lib/view/expansion-sources';
import { benchmarkStates } from '@/lib/view/testing/benchmarks';
import { cohortStates, expansionStates, retentionStates, sourceStates } from '@/lib/view/testing/states';
import { fromReports, type GalleryPart } from './part';

const nothing = () => undefined;
const HEIGHT_PX = 260;
const retention = retentionStates.loaded;

export const pageParts: readonly GalleryPart[] = [
  fromReports('rates', 'NRR, GRR and logo retention', retentionStates, (report) => (
    <RatesCard report={report} all={report.rows} months={{}} />
  )),
  fromReports('sources', 'Expansion by source', sourceStates, (report) => (
    <ColumnCard model={prepareSources(report, 'amount')} whole="expansion" />
  )),
  fromReports('shares', 'Sources as shares', sourceStates, (report) => (
    <ColumnCard model={prepareSources(report, 'share')} />
  )),
  fromReports('genuine', 'Genuine against price', sourceStates, (report) => (
    <ColumnCard model={prepareReal(report, 'amount')} />
  )),
  fromReports('rate', 'Expansion rate', expansionStates, (report) => <LineCard model={prepareRate(report)} />),
  fromReports('to-new', 'Expansion to new', expansionStates, (report) => <LineCard model={prepareToNew(report)} />),
  fromReports('first', 'Time to first expansion', expansionStates, (report) => <FirstCard figures={report} />),
  fromReports('concentration', 'Concentration', expansionStates, (expansion) => {
    const model = retention && prepareConcentration(expansion, retention);
    if (!model) return null;
    return (
      <ChartCard model={model} heightPx={HEIGHT_PX}>
        {({ onSpeak }) =>
          model.empty === null ? (
            <ConcentrationChart model={model} label={model.finding} onSpeak={onSpeak} />
          ) : (
            <Nothing>{model.empty}</Nothing>
          )
        }
      </ChartCard>
    );
  }),
  fromReports('curves', 'Cohorts as curves', cohortStates, (answer) => <CurvesCard answer={answer} />),
  fromReports('triangle', 'Cohorts as a table', cohortStates, (answer) => (
    <TriangleCard answer={answer} shown={{ ...answer, where: [] }} to={undefined} />
  )),
  fromReports('benchmark', 'A figure among its benchmarks', benchmarkStates, (row) => (
    <Card title="Where the figure stands">
      <ul>
        <BenchmarkRow
          model={prepareBenchmark(row, { currency: 'USD', through: null, isSizeKnown: true })}
          onEdit={nothing}
        />
      </ul>
    </Card>
  )),
];
