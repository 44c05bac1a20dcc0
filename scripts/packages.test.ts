import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  version?: string;
  optional?: boolean;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const manifest: Record<string, Record<string, string> | undefined> = read('package.json');
const locked: Record<string, LockedPackage> = read('package-lock.json').packages;

/** By the major version that is locked: the first version without a hole that was found before, and its name. */
const floors: Readonly<Record<string, Readonly<Record<number, readonly [floor: string, hole: string]>>>> = {
  '@modelcontextprotocol/sdk': { 1: ['1.24.0', 'CVE-2025-66414'] },
  'better-auth': { 1: ['1.7.0', 'CVE-2025-61928'] },
  'body-parser': { 2: ['2.2.1', 'CVE-2025-13466'] },
  'brace-expansion': { 1: ['1.1.12', 'CVE-2025-5889'], 2: ['2.0.2', 'CVE-2025-5889'] },
  'cross-spawn': { 7: ['7.0.5', 'CVE-2024-21538'] },
  esbuild: { 0: ['0.25.0', 'GHSA-67mh-4wv8-2f99'] },
  'form-data': { 4: ['4.0.4', 'CVE-2025-7783'] },
  jszip: { 3: ['3.8.0', 'CVE-2022-48285'] },
  lodash: { 4: ['4.17.21', 'CVE-2021-23337'] },
  nanoid: { 3: ['3.3.8', 'CVE-2024-55565'], 5: ['5.0.9', 'CVE-2024-55565'] },
  next: { 15: ['15.5.9', 'CVE-2025-66478'], 16: ['16.2.6', 'CVE-2025-66478 and those of 2026'] },
  nodemailer: { 7: ['7.0.7', 'GHSA-mm7p-fcc7-pg87'] },
  'path-to-regexp': { 0: ['0.1.12', 'CVE-2024-52798'], 8: ['8.0.0', 'CVE-2024-45296'] },
  postcss: { 8: ['8.4.31', 'CVE-2023-44270'] },
  qs: { 6: ['6.14.1', 'CVE-2025-15284'] },
  react: { 19: ['19.2.6', 'CVE-2025-55182 and those after it'] },
  'react-dom': { 19: ['19.2.6', 'CVE-2025-55182 and those after it'] },
  semver: { 5: ['5.7.2', 'CVE-2022-25883'], 6: ['6.3.1', 'CVE-2022-25883'], 7: ['7.5.2', 'CVE-2022-25883'] },
  ws: { 8: ['8.17.1', 'CVE-2024-37890'] },
};
/** Whose holes are mended nowhere on the registry, or which a crafted file brings to its knees. */
const banned = ['xlsx', 'exceljs'];

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '');
const numbersOf = (version: string): number[] => version.split(/[.-]/, 3).map(Number);

function isBelow(version: string, floor: string): boolean {
  const [own, least] = [numbersOf(version), numbersOf(floor)];
  const at = own.findIndex((number, place) => number !== least[place]);
  return at >= 0 && (own[at] ?? 0) < (least[at] ?? 0);
}

describe('packages', () => {
  it('lie above the holes that are known, and none is there that has one for good', () => {
    expect(isBelow('8.17.0', '8.17.1') && !isBelow('8.17.1', '8.17.1') && !isBelow('10.0.0', '9.9.9')).toBe(true);
    const entries = Object.entries(locked).map(([path, { version = '0' }]) => [nameOf(path), version] as const);
    const low = entries.filter(([name, version]) => {
      const [floor] = floors[name]?.[numbersOf(version)[0] ?? 0] ?? [];
      return floor !== undefined && isBelow(version, floor);
    });
    expect(low).toEqual([]);
    expect(entries.filter(([name]) => banned.includes(name))).toEqual([]);
    // A package that has gone needs no line of its own any more.
    expect(Object.keys(floors).filter((name) => !entries.some(([other]) => other === name))).toEqual([]);
  });

  it.each(['dependencies', 'devDependencies', 'optionalDependencies'])('%s are pinned exactly', (group) => {
    const loose = Object.entries(manifest[group] ?? {}).filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range));
    expect(loose).toEqual([]);
  });

  it('every locked package has a version, also those of other platforms', () => {
    const entries = Object.entries(locked).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, entry]) => !entry.version).map(([path]) => path)).toEqual([]);
  });

  it('every optional package that another one names is locked, or npm ci refuses the lock on that platform', () => {
    const names = new Set(Object.keys(locked).map((path) => path.replace(/^.*node_modules\//, '')));
    const named = Object.values(locked).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(named).toContain('@next/swc-darwin-arm64');
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  it('the versions of package.json are those of the lock', () => {
    const own = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    const apart = Object.entries(own).filter(([name, version]) => locked[`node_modules/${name}`]?.version !== version);
    expect(apart).toEqual([]);
  });
});
