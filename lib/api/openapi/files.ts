/** The operations that answer with files, and those of the server itself. */
import * as z from 'zod';
import { workspaceState } from '../contract';
import { read } from './operation';
import { listParameters, queryParameter, reportParameters } from './parameters';

const text = z.string();

export const fileOperations = [
  read({
    id: 'csv',
    group: 'Files',
    path: '/v1/export/csv',
    summary: 'A report as CSV',
    parameters: [
      queryParameter('report', 'The name of a report.', text, true),
      queryParameter('table', 'Another of its tables.', text),
      ...reportParameters,
    ],
    answer: { file: 'text/csv' },
    example: { path: '/v1/export/csv?report=retention' },
  }),
  read({
    id: 'accounts_csv',
    group: 'Files',
    path: '/v1/reports/accounts.csv',
    summary: 'The list of accounts as CSV',
    parameters: [
      queryParameter('columns', 'Columns beside the usual ones, by comma, such as attr.segment.', text),
      ...listParameters,
    ],
    answer: { file: 'text/csv' },
    example: { path: '/v1/reports/accounts.csv?sort=-arr' },
  }),
  read({
    id: 'workbook',
    group: 'Files',
    path: '/v1/export/workbook',
    summary: 'Every report as one workbook',
    parameters: [
      queryParameter('hide_names', 'Accounts without their names.', z.enum(['true', 'false'])),
      ...reportParameters,
    ],
    answer: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    example: { path: '/v1/export/workbook' },
  }),
];

const health = z.object({
  status: z.string(),
  store: z.string(),
  connections: z.number().int(),
  views_built: z.number().int(),
});

export const serverOperations = [
  read({
    id: 'workspace',
    group: 'Server',
    path: '/v1/workspace',
    summary: 'Where the ledger stands: data-through, version, currency',
    parameters: [],
    answer: { name: 'Workspace', schema: workspaceState },
    example: { path: '/v1/workspace' },
  }),
  read({
    id: 'health',
    group: 'Server',
    path: '/health',
    summary: 'Whether the server is ready',
    parameters: [],
    answer: { name: 'Health', schema: health },
    example: { path: '/health' },
  }),
  read({
    id: 'openapi',
    group: 'Server',
    path: '/v1/openapi.json',
    summary: 'This reference, as OpenAPI 3.1',
    parameters: [],
    answer: { file: 'application/json' },
    example: { path: '/v1/openapi.json' },
  }),
];
