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

describe('packages', () => {
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
