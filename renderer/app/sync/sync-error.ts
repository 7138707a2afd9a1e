import { ORPCError } from '@orpc/client';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type { ADDRESS_PROBLEMS, REMOTE_PROBLEMS, SIGN_IN_PROBLEMS } from '../../../shared/contract/sync.ts';
import { useToast } from '../../ui/toast.tsx';
import { useErrorText } from '../use-report.ts';

type AddressProblem = (typeof ADDRESS_PROBLEMS)[number];
type RemoteProblem = (typeof REMOTE_PROBLEMS)[number];
type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** The data of an error of the given code, which only the contract's own procedures throw. */
function dataOf<T>(error: unknown, code: string): T | undefined {
  return error instanceof ORPCError && error.code === code ? (error.data as T) : undefined;
}

/** What an error of syncing means for the person who meets it. */
export function useSyncErrorText(): (error: unknown) => string {
  const { t } = useTranslation('sync');
  const common = useErrorText();
  return useCallback(
    (error: unknown) => {
      const problem = dataOf<{ readonly problem: AddressProblem }>(error, 'ADDRESS_INVALID')?.problem;
      if (problem !== undefined) return t(`error.address.${problem}`);
      const why = dataOf<{ readonly why: RemoteProblem }>(error, 'REMOTE_FAILED')?.why;
      if (why !== undefined) return t(`error.remote.${why}`);
      const signIn = dataOf<{ readonly why: SignInProblem }>(error, 'SIGN_IN_FAILED')?.why;
      if (signIn !== undefined) return t(`error.signIn.${signIn}`);
      const code: unknown = error instanceof ORPCError ? error.code : undefined;
      if (code === 'NOT_ALLOWED' || code === 'NO_REMOTE' || code === 'SUPERSEDED' || code === 'BUNDLE_INVALID') return t(`error.${code}`);
      return common(error);
    },
    [t, common],
  );
}

/** Tells about a failed call in a toast. */
export function useSyncReport(): (error: unknown) => void {
  const toast = useToast();
  const textOf = useSyncErrorText();
  return useCallback((error: unknown) => void toast({ tone: 'error', text: textOf(error), durationMs: 12_000 }), [toast, textOf]);
}
