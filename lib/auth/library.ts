/**
 * better-auth on our tables: passwords, sessions, codes of authenticator apps. None of its own routes is served; what
 * it does is called by ours (lib/api/session.ts), behind the same guard as everything else.
 */
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Pool } from 'pg';
import { hashPassword, isPassword, PASSWORD_LEAST, PASSWORD_MOST } from './passwords';

const DAY_S = 86_400;
/** Signed in for so long, used or not. */
const SESSION_DAYS = 7;

const moments = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

const tables = {
  user: { modelName: 'auth_user', fields: { ...moments, emailVerified: 'email_verified' } },
  account: {
    modelName: 'auth_account',
    fields: {
      ...moments,
      ...{ userId: 'user_id', accountId: 'account_id', providerId: 'provider_id', accessToken: 'access_token' },
      ...{ refreshToken: 'refresh_token', idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at' },
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'auth_verification', fields: { ...moments, expiresAt: 'expires_at' } },
} as const;

const sessionFields = {
  ...moments,
  ...{ userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
} as const;

const secondFactor = () =>
  twoFactor({
    issuer: 'Ratchet',
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'auth_two_factor',
        fields: {
          ...{ userId: 'user_id', backupCodes: 'backup_codes', lockedUntil: 'locked_until' },
          failedVerificationCount: 'failed_verification_count',
        },
      },
    },
  });

export interface LibraryOptions {
  pool: Pool;
  secret: string;
  /** Where people open Ratchet. */
  url: string;
}

export function makeLibrary({ pool, secret, url }: LibraryOptions) {
  const isSecure = url.startsWith('https:');
  return betterAuth({
    ...{ appName: 'Ratchet', baseURL: url, secret, database: pool, ...tables },
    session: {
      modelName: 'auth_session',
      fields: sessionFields,
      expiresIn: SESSION_DAYS * DAY_S,
      disableSessionRefresh: true,
      // No copy of a session in the browser: one that was ended is ended at the next request.
      cookieCache: { enabled: false },
    },
    emailAndPassword: {
      ...{ enabled: true, disableSignUp: true, autoSignIn: false },
      ...{ minPasswordLength: PASSWORD_LEAST, maxPasswordLength: PASSWORD_MOST },
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    plugins: [secondFactor()],
    advanced: {
      // The library would say __Secure-; __Host- ties the cookie to this host and path as well.
      useSecureCookies: false,
      cookiePrefix: isSecure ? '__Host-ratchet' : 'ratchet',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
      ipAddress: { disableIpTracking: true },
    },
    // Tries are counted by lib/store/attempts.ts: the library counts only on routes of its own.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

export type Library = ReturnType<typeof makeLibrary>;
