import { useState } from 'react';

import { pictureUrl } from '../board/pictures.ts';
import { errorCode } from '../../connection/error-code.ts';
import { useActions, usePart } from '../step/step-context.tsx';

/** Why a photo could not be kept. */
export type PaperProblem = 'tooLarge' | 'unreadable' | 'full' | 'failed';

/** The photo of the paper wall that a step keeps. */
export interface PaperPhoto {
  readonly url: string;
  /** In its own pixels. */
  readonly width: number;
  readonly height: number;
}

export interface KeptPhoto {
  readonly photo: PaperPhoto | null;
  /** While a new one is scaled down and kept. */
  readonly busy: boolean;
  readonly take: (file: Blob) => void;
  readonly remove: () => void;
}

/** The step's photo of its paper wall (root field `paperPhoto`); a new one is scaled down in the page and kept in the data folder. */
export function usePaperPhoto(complain: (problem: PaperProblem) => void): KeptPhoto {
  const actions = useActions();
  const stored = usePart(actions.stepId, (output) => output['paperPhoto']);
  const [busy, setBusy] = useState(false);
  const keep = async (file: Blob): Promise<void> => {
    const { scalePicture } = await import('../board/scale-picture.ts');
    const scaled = await scalePicture(file);
    if (!scaled.ok) {
      complain(scaled.error.kind === 'too_large' ? 'tooLarge' : 'unreadable');
      return;
    }
    const { data, width, height } = scaled.value;
    try {
      const { sha256 } = await actions.client.attachments.put({ data });
      actions.setRoot('paperPhoto', { sha256, width, height });
    } catch (error) {
      complain(errorCode(error) === 'STORAGE_FULL' ? 'full' : 'failed');
    }
  };
  return {
    photo: photoOf(stored),
    busy,
    take: (file) => {
      setBusy(true);
      void keep(file).finally(() => {
        setBusy(false);
      });
    },
    remove: () => {
      actions.setRoot('paperPhoto', null);
    },
  };
}

/** The photo that a step keeps in `paperPhoto`; null without one, or for what is no picture. */
export function photoOf(stored: unknown): PaperPhoto | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { sha256, width, height } = stored as { readonly sha256?: unknown; readonly width?: unknown; readonly height?: unknown };
  return typeof sha256 === 'string' && typeof width === 'number' && typeof height === 'number' ? { url: pictureUrl(sha256), width, height } : null;
}
