/**
 * Which part of Ratchet may import which, as data, and the check of one file against it. Types count as well: an
 * `import type` ties two parts together as firmly as any other.
 *
 * The direction is app → components → view → domain and app → api → reports → store, domain. TypeScript 7 has no
 * programming interface that dependency-cruiser could use, so files are read by oxc's parser.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { type Node, parseSync, visitorKeys } from 'oxc-parser';

/** A part's own rule. `parts`: the parts it may import beside itself; `packages`: the packages, null = any. */
interface Rule {
  parts: readonly string[];
  packages: readonly string[] | null;
}

const libraries = [
  ...['domain', 'ingest', 'store', 'reports', 'imports', 'api', 'api-client', 'sample', 'view', 'env'],
  ...['export', 'jobs', 'digest', 'sharing', 'stripe', 'intake', 'mcp', 'auth'],
];

/** What a test may bring in besides: its subject's neighbours, and what is made for tests. */
const freeForTests = [...libraries, 'cli', 'store-copy'];

/** Every part by its name. A file belongs to the first part whose pattern matches its path. */
const patterns: readonly (readonly [part: string, pattern: RegExp])[] = [
  // What browsers and servers both load of the API: the contract, the queries and the client that asks them.
  ['api-client', /^lib\/api\/(contract\/|((marks-|report-)?contract|([a-z]+-)?queries|client)(\.test)?(\.ts)?$)/],
  // All that browser tests may know of the store: how one is copied, and where its database is.
  ['store-copy', /^lib\/store\/testing\/(copy|address)(\.ts)?$/],
  ['env', /^lib\/env(\.test)?(\.ts)?$/],
  ['server', /^(instrumentation|proxy)(\.ts)?$/],
  ['lib', /^lib\/([a-z-]+)(\/|$)/],
  ['folder', /^(app|components|bench|e2e|scripts|prisma)(\/|$)/],
  ['root', /^[^/]+$/],
];

export const rules: Readonly<Record<string, Rule>> = {
  domain: { parts: [], packages: [] },
  view: { parts: ['domain'], packages: ['nuqs/server'] },
  ingest: { parts: ['domain'], packages: ['node:', 'papaparse', 'saxes', 'yauzl'] },
  store: {
    parts: ['domain', 'env'],
    packages: ['node:', 'pg', 'pg-copy-streams', '@prisma/client', '@prisma/adapter-pg'],
  },
  'store-copy': { parts: ['store'], packages: ['node:'] },
  reports: { parts: ['store', 'domain'], packages: ['node:', 'pg', 'zod'] },
  imports: { parts: ['ingest', 'store', 'reports', 'sample', 'domain', 'env'], packages: ['node:', 'pg', 'zod'] },
  'api-client': { parts: ['domain'], packages: ['zod', '@tanstack/react-query'] },
  api: {
    parts: [
      ...[
        'api-client',
        'auth',
        'export',
        'jobs',
        'digest',
        'sharing',
        'stripe',
        'imports',
        'ingest',
        'reports',
        'store',
        'sample',
      ],
      ...['intake', 'view', 'domain', 'env'],
    ],
    packages: ['node:', 'zod', 'next/headers', 'next/navigation', 'next/server', 'pino', 'prom-client'],
  },
  // Who asks: people who sign in, programs with tokens.
  auth: {
    parts: ['store', 'domain', 'env'],
    packages: [
      'node:',
      'pg',
      'react',
      'better-auth',
      'better-auth/plugins',
      '@node-rs/argon2',
      '@zxcvbn-ts/core',
      '@zxcvbn-ts/language-common',
    ],
  },
  // Rows that programs send: one import a call.
  intake: { parts: ['imports', 'ingest', 'store', 'reports', 'domain'], packages: ['node:'] },
  // The reports as tools of the Model Context Protocol; reads alone.
  mcp: {
    parts: ['api-client', 'view', 'reports', 'store', 'domain'],
    packages: [
      ...['node:', 'zod', '@modelcontextprotocol/sdk/server/mcp.js', '@modelcontextprotocol/sdk/server/stdio.js'],
      '@modelcontextprotocol/sdk/types.js',
    ],
  },
  // What leaves the building: slides, pages, workbooks and tables, of reports and of the models that pages draw.
  export: {
    parts: ['view', 'reports', 'store', 'domain', 'env'],
    packages: ['node:', 'pg', 'pptxgenjs', '@react-pdf/renderer', 'react', 'write-excel-file'],
  },
  // What falls due, and is done once.
  jobs: { parts: ['store', 'domain'], packages: ['node:', 'pg'] },
  // Stripe, read live: its objects, their translation, and who is told of them.
  stripe: {
    parts: ['imports', 'ingest', 'store', 'domain', 'jobs', 'env'],
    packages: ['node:', 'stripe', 'zod', 'pg'],
  },
  // The weekly digest and alerts, by e-mail and webhook.
  digest: {
    parts: ['jobs', 'view', 'reports', 'store', 'domain', 'env'],
    packages: ['node:', 'nodemailer', 'pg'],
  },
  // Pages and decks for whoever holds a link to one.
  sharing: { parts: ['export', 'view', 'reports', 'store', 'domain', 'env'], packages: ['node:', 'pg'] },
  sample: { parts: ['domain', 'ingest'], packages: ['node:', 'papaparse'] },
  env: { parts: [], packages: ['node:', 'zod'] },
  cli: { parts: libraries, packages: ['node:', 'commander', 'zod'] },
  components: { parts: ['view', 'domain', 'api-client'], packages: null },
  app: { parts: ['components', 'view', 'api', 'api-client', 'reports', 'domain', 'env'], packages: null },
  server: { parts: ['api', 'api-client', 'env'], packages: ['next/server'] },
  bench: { parts: [...libraries, 'scripts'], packages: null },
  // Of ingest: the workbooks and archives that its tests are made of; of stripe: the Stripe that its tests read.
  e2e: { parts: ['domain', 'ingest', 'stripe', 'api-client', 'store-copy', 'scripts'], packages: null },
  scripts: { parts: [], packages: null },
  prisma: { parts: [], packages: null },
  root: { parts: ['scripts'], packages: null },
};

/** The part a path (relative to the checkout, with or without its extension) belongs to. */
export function partOf(path: string): string {
  for (const [part, pattern] of patterns) {
    const match = pattern.exec(path);
    if (match) return part === 'lib' || part === 'folder' ? (match[1] ?? part) : part;
  }
  return 'root';
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || /(^|\/)testing\//.test(path);

/** Names that would bring a clock, chance, a process or the outside world into the pure core. */
const impure = new Set(
  'Date performance process crypto fetch setTimeout setInterval globalThis console require'.split(' '),
);

export interface Violation {
  path: string;
  line: number;
  message: string;
}

function* nodesOf(node: Node, parent: Node | null = null): Generator<[Node, Node | null]> {
  yield [node, parent];
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key);
    for (const each of Array.isArray(child) ? child : [child]) {
      if (each !== null && typeof each === 'object') yield* nodesOf(each as Node, node);
    }
  }
}

/** The module that a node names, whichever way it does: import, export from, import(), import('…').T, require(). */
function moduleNamed(node: Node): string | null {
  let source: unknown = null;
  if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') source = node.source;
  else if (node.type === 'ExportAllDeclaration' || node.type === 'ImportExpression') source = node.source;
  else if (node.type === 'TSImportType') source = node.source;
  else if (node.type === 'TSExternalModuleReference') source = node.expression;
  else if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require')
    source = node.arguments[0];
  const value: unknown = source !== null && typeof source === 'object' ? Reflect.get(source, 'value') : null;
  return typeof value === 'string' ? value : null;
}

/** Why a file may not import a module; null when it may. */
function refusal(path: string, module: string): string | null {
  const part = partOf(path);
  const rule = rules[part];
  if (!rule) return `${part} is a part without a rule: add it to scripts/import-rules.ts`;
  const isOwn = module.startsWith('.') || module.startsWith('@/');
  if (!isOwn) {
    if (rule.packages === null || isTest(path)) return null;
    const isAllowed = rule.packages.some((name) => module === name || (name.endsWith(':') && module.startsWith(name)));
    return isAllowed ? null : `${part} may not use the package ${module}`;
  }
  const target = module.startsWith('@/') ? module.slice(2) : posix.join(dirname(path), module);
  const other = partOf(target);
  if (other === part || rule.parts.includes(other)) return null;
  // Tests may bring the other libraries together, save those of the pure parts, which stay as small as their subject.
  const isFree = isTest(path) && part !== 'domain' && part !== 'view' && freeForTests.includes(other);
  if (isFree || (isTest(path) && other === 'root')) return null;
  return `${part} may not import ${other} (${target})`;
}

/** Why a node has no place in the pure core; null when it has. */
function impurity(path: string, node: Node, parent: Node | null): string | null {
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.property.type === 'Identifier') {
    const name = `${node.object.name}.${node.property.name}`;
    if (name === 'Math.random') return 'domain is without chance: no Math.random';
    if (name === 'Math.round' && !path.startsWith('lib/domain/money')) return 'rounding is in lib/domain/money alone';
  }
  if (node.type !== 'Identifier' || !impure.has(node.name)) return null;
  const isName = parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;
  const isKey = parent?.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand;
  const isType = parent?.type === 'TSPropertySignature' && parent.key === node;
  return isName || isKey || isType ? null : `domain is pure: no ${node.name}`;
}

/** Every breach of the rules in one file; `path` is relative to the checkout, with forward slashes. */
export function checkFile(path: string, text: string): Violation[] {
  const { program, errors } = parseSync(path, text);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const violations = errors.map((error) => ({ path, line: 1, message: `cannot be read: ${error.message}` }));
  const isPure = partOf(path) === 'domain' && !isTest(path);
  for (const [node, parent] of nodesOf(program)) {
    const module = moduleNamed(node);
    const messages = [module === null ? null : refusal(path, module), isPure ? impurity(path, node, parent) : null];
    for (const message of messages) if (message) violations.push({ path, line: lineOf(node.start), message });
  }
  return violations;
}

const sourceFolders = ['app', 'components', 'lib', 'bench', 'e2e', 'scripts', 'prisma'];
const isSource = (path: string): boolean => /\.(tsx?|mjs)$/.test(path) && !/(^|\/)generated\/|\.d\.ts$/.test(path);

/** Every source file of a checkout, relative to it, with forward slashes. */
export function sourceFiles(root: string): string[] {
  const inFolders = sourceFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    );
  return [...readdirSync(root), ...inFolders.map((path) => path.replaceAll('\\', '/'))].filter(isSource).sort();
}
