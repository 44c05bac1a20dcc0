import { defineConfig } from 'prisma/config';

/** For Prisma's own tools only; the store applies its migrations itself (lib/store/migrations.ts). */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
