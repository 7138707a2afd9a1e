import { useCallback, useEffect, useRef, useState } from 'react';

import type { FacilitatorClient } from '../../../shared/contract/facilitator.ts';
import { useConnectionState } from '../../connection/hooks.ts';
import { useActions } from '../../features/step/step-context.tsx';

/** How long the page waits after a change before it asks again. */
const SETTLE_MS = 250;

/** Formats the app assembles. */
export type PackFormat = Parameters<FacilitatorClient['buildPacks']['generate']>[0]['format'];

/** Languages a pack can be written in. */
export type PackLanguage = Parameters<FacilitatorClient['buildPacks']['generate']>[0]['language'];

/** The text of a pack. The same object as long as it says the same. */
export interface PackDocument {
  readonly content: string;
  readonly format: PackFormat;
}

/** What the preview shows. The last document stays while a newer one is on its way or when asking for it failed. */
export interface Preview {
  readonly document: PackDocument | null;
  readonly failed: boolean;
  /** True while what is shown may be older than the workshop. */
  readonly refreshing: boolean;
  readonly retry: () => void;
}

interface Answer {
  readonly document: PackDocument;
  readonly version: string;
}

/**
 * What a pack made now would say. Asked for again shortly after `version` changes, once every edit of this page has reached
 * the host, and again when the connection is back; of overlapping answers only the newest counts.
 */
export function usePreview(format: PackFormat, language: PackLanguage, version: string): Preview {
  const { client, settle, workshopId } = useActions();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failedVersion, setFailedVersion] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const newest = useRef(0);
  const connection = useConnectionState();
  const wanted = `${format} ${language} ${version}`;
  const first = answer === null || answer.document.format !== format;

  useEffect(() => {
    const request = (newest.current += 1);
    const ask = async (): Promise<void> => {
      try {
        await settle();
        const { content } = await client.buildPacks.preview({ workshopId, format, language });
        if (request !== newest.current) return;
        setAnswer((last) => {
          const same = last?.document.content === content && last.document.format === format;
          return { document: same ? last.document : { content, format }, version: wanted };
        });
        setFailedVersion(null);
      } catch {
        if (request === newest.current) setFailedVersion(wanted);
      }
    };
    const timer = setTimeout(() => void ask(), first ? 0 : SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `first` only sets the pace: an answer must not cause another question.
  }, [client, settle, workshopId, format, language, wanted, attempt, connection]);

  const retry = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return {
    document: answer?.document ?? null,
    failed: failedVersion === wanted,
    refreshing: answer?.version !== wanted,
    retry,
  };
}
