/** Signing in, people and tokens, as pages ask for them; their keys are in queries.ts. */
import { queryOptions } from '@tanstack/react-query';
import { askJson } from './client';
import type { RoleName, ScopeName } from './contract/people';
import { queryKeys } from './queries';

const contract = () => import('./contract/people');
const done = async () => (await contract()).done;
const post = { method: 'POST' } as const;

export const signIn = (body: { email: string; password: string }) =>
  askJson(async () => (await contract()).signedIn, '/session', { ...post, body });

export const signInWithCode = (code: string) =>
  askJson(async () => (await contract()).signedIn, '/session/code', { ...post, body: { code } });

export const signOut = () => askJson(done, '/session', { method: 'DELETE' });

export const forgotPassword = (email: string) =>
  askJson(async () => (await contract()).forgotAnswer, '/password/forgot', { ...post, body: { email } });

export const lookAtEntry = (token: string) =>
  askJson(async () => (await contract()).entryAnswer, '/entry', { ...post, body: { token } });

export const takeEntry = (body: { token: string; password: string; name?: string; email?: string }) =>
  askJson(async () => (await contract()).signedIn, '/entry/take', { ...post, body });

/** Who looks, and what they may. */
export const meQuery = () =>
  queryOptions({
    queryKey: queryKeys.me,
    queryFn: ({ signal }) => askJson(async () => (await contract()).me, '/me', { signal }),
  });

export const changePassword = (body: { password: string; next: string }) =>
  askJson(done, '/me/password', { ...post, body });

export const beginCode = (password: string) =>
  askJson(async () => (await contract()).codeBegun, '/me/code', { ...post, body: { password } });

export const confirmCode = (code: string) => askJson(done, '/me/code/confirm', { ...post, body: { code } });

export const endCode = (password: string) => askJson(done, '/me/code/end', { ...post, body: { password } });

export const endSession = (id: string) => askJson(done, `/me/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const endOtherSessions = () => askJson(done, '/me/sessions/end', { ...post, body: {} });

export const peopleQuery = () =>
  queryOptions({
    queryKey: queryKeys.people,
    queryFn: ({ signal }) => askJson(async () => (await contract()).people, '/people', { signal }),
  });

const person = async () => (await contract()).person;
const linkMade = async () => (await contract()).linkMade;

export const invite = (body: { email: string; role: RoleName }) => askJson(linkMade, '/invitations', { ...post, body });

export const endInvitation = (id: number) =>
  askJson(async () => (await contract()).invitation, `/invitations/${id}`, { method: 'DELETE' });

export const changeRole = (id: string, role: RoleName) => askJson(person, `/people/${id}`, { ...post, body: { role } });

export const removePerson = (id: string) => askJson(person, `/people/${id}`, { method: 'DELETE' });

export const restorePerson = (id: string) => askJson(person, `/people/${id}/restore`, { ...post, body: {} });

export const removeCode = (id: string) => askJson(person, `/people/${id}/code`, { method: 'DELETE' });

export const resetPerson = (id: string) => askJson(linkMade, `/people/${id}/reset`, { ...post, body: {} });

export const tokensQuery = () =>
  queryOptions({
    queryKey: queryKeys.tokens,
    queryFn: ({ signal }) => askJson(async () => (await contract()).apiTokens, '/tokens', { signal }),
  });

export const makeToken = (body: { name: string; scopes: ScopeName[]; expires_in_days: number }) =>
  askJson(async () => (await contract()).tokenMade, '/tokens', { ...post, body });

export const revokeToken = (id: number) =>
  askJson(async () => (await contract()).apiToken, `/tokens/${id}`, { method: 'DELETE' });
