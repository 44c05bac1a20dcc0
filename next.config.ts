import type { NextConfig } from 'next';

/** Tests build into a folder of their own, so that a running `npm start` survives them. */
const otherFolder = process.env.NEXT_DIST_DIR;
const isForTests = Boolean(otherFolder && otherFolder !== '.next');

const config: NextConfig = {
  distDir: otherFolder || '.next',
  turbopack: {
    root: import.meta.dirname,
    // The server runs in its checkout, so which files it might read beyond its build is of no matter.
    ignoreIssue: [{ path: /^lib\/(store|imports)\//, title: /tracing of the whole project/ }],
  },
  serverExternalPackages: [
    '@node-rs/argon2',
    'better-auth',
    'nodemailer',
    'pg',
    'pg-copy-streams',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  // Next adds a build folder's types to tsconfig.json, but not to one that extends another; types are checked before.
  ...(isForTests ? { typescript: { tsconfigPath: 'tsconfig.test.json', ignoreBuildErrors: true } } : {}),
  poweredByHeader: false,
};

export default config;
