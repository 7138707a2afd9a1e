import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { errorCode, errorLogId } from '../connection/error-code.ts';
import { useToast } from '../ui/toast.tsx';

/** What an error means for the person who meets it. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  return useCallback(
    (error: unknown) => {
      const text = t(errorCode(error));
      const logId = errorLogId(error);
      return logId === undefined ? text : t('withLogId', { text, logId });
    },
    [t],
  );
}

/** Tells about a failed call in a toast. */
export function useReport(): (error: unknown) => void {
  const toast = useToast();
  const textOf = useErrorText();
  return useCallback((error: unknown) => void toast({ tone: 'error', text: textOf(error), durationMs: 12_000 }), [toast, textOf]);
}
