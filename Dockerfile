# Ratchet as an image: docs/install.md. Debian, since the embedded PostgreSQL and esbuild bring binaries for glibc.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs
# What tests and builds alone need stays behind; `npm start` looks for it no further where NODE_ENV is production.
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf .next/cache && mkdir -p .next/cache /data

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOST=0.0.0.0 \
    PORT=3000 \
    RATCHET_DATA=/data \
    RATCHET_LOG=info
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=node:node /app/.next/cache ./.next/cache
COPY --from=build --chown=node:node /data /data
USER node
VOLUME /data
EXPOSE 3000
# Ready is 503 while the store is opened, brought to this version, away or not whole.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "scripts/start.mjs"]
