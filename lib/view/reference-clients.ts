/** A request as a program sends it: for curl, TypeScript and Python. A test runs the first two as they stand. */

export interface ClientRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  rows: readonly object[] | null;
  /** What comes back is a file. */
  isFile: boolean;
}

export const clientLanguages = ['curl', 'typescript', 'python'] as const;
export type ClientLanguage = (typeof clientLanguages)[number];

export const clientNames: Readonly<Record<ClientLanguage, string>> = {
  curl: 'curl',
  typescript: 'TypeScript',
  python: 'Python',
};

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const lines = (rows: readonly object[]): string => `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`;

const headersOf = ({ headers, rows }: ClientRequest): [string, string][] => [
  ...(rows === null ? [] : [['Content-Type', 'application/json'] as [string, string]]),
  ...Object.entries(headers),
];

function curl(request: ClientRequest): string {
  const { method, url, rows, isFile } = request;
  const parts = [`curl --silent --show-error${isFile ? ' --remote-header-name --remote-name' : ''} ${quoted(url)}`];
  if (method !== 'GET' && rows === null) parts.push(`--request ${method}`);
  for (const [name, value] of headersOf(request)) parts.push(`--header ${quoted(`${name}: ${value}`)}`);
  if (rows !== null) parts.push(`--data ${quoted(lines(rows))}`);
  return parts.join(' \\\n  ');
}

function typescript(request: ClientRequest): string {
  const { method, url, rows, isFile } = request;
  const headers = headersOf(request).map(([name, value]) => `    '${name}': '${value}',`);
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers, '  },']),
    ...(rows === null ? [] : [`  body: JSON.stringify(rows),`]),
  ];
  const call = options.length === 0 ? `'${url}'` : `'${url}', {\n${options.join('\n')}\n}`;
  return [
    ...(rows === null ? [] : [`const rows = ${lines(rows)};`]),
    `const response = await fetch(${call});`,
    isFile ? 'const answer = await response.text();' : 'const answer = await response.json();',
    `if (!response.ok) throw new Error(${isFile ? 'answer' : 'answer.detail'});`,
    'console.log(answer);',
  ].join('\n');
}

function python(request: ClientRequest): string {
  const { method, url, rows, isFile } = request;
  const headers = headersOf(request).map(([name, value]) => `        "${name}": "${value}",`);
  return [
    `import json\nimport urllib.request\n`,
    ...(rows === null ? [] : [`rows = json.loads('''${lines(rows)}''')`]),
    'request = urllib.request.Request(',
    `    "${url}",`,
    `    method="${method}",`,
    ...(headers.length === 0 ? [] : ['    headers={', ...headers, '    },']),
    ...(rows === null ? [] : ['    data=json.dumps(rows).encode(),']),
    ')',
    'with urllib.request.urlopen(request) as response:',
    isFile ? '    print(len(response.read()))' : '    print(json.load(response))',
  ].join('\n');
}

const writers: Readonly<Record<ClientLanguage, (request: ClientRequest) => string>> = { curl, typescript, python };

export const clientCode = (language: ClientLanguage, request: ClientRequest): string => writers[language](request);
