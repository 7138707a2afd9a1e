import { lazy, type ComponentType } from 'react';

import { isStepId, type StepId } from '../../shared/domain/step-ids.ts';

/** What every step page gets. */
export interface StepPageProps {
  readonly workshopId: string;
  readonly stepId: string;
}

type Page = ComponentType<StepPageProps>;
type Load = () => Promise<{ readonly default: Page }>;

const loadGeneric: Load = async () => ({ default: (await import('./generic/generic-page.tsx')).GenericStepPage });

/** Each step is a chunk of its own. */
const LOADERS: Readonly<Record<StepId, Load>> = {
  empathize: async () => ({ default: (await import('./empathize/empathize-page.tsx')).StepPage }),
  define: async () => ({ default: (await import('./define/define-page.tsx')).StepPage }),
  ideate: async () => ({ default: (await import('./ideate/ideate-page.tsx')).StepPage }),
  prototype: async () => ({ default: (await import('./prototype/prototype-page.tsx')).StepPage }),
  test: async () => ({ default: (await import('./test/test-page.tsx')).StepPage }),
  prioritize: async () => ({ default: (await import('./prioritize/prioritize-page.tsx')).StepPage }),
  architect: async () => ({ default: (await import('./architect/architect-page.tsx')).StepPage }),
  spec: async () => ({ default: (await import('./spec/spec-page.tsx')).StepPage }),
  story: async () => ({ default: (await import('./story/story-page.tsx')).StepPage }),
  pack: async () => ({ default: (await import('./pack/pack-page.tsx')).StepPage }),
};

const pages = new Map<Load, Page>();

/** The page of a step, loaded when it is first shown (put it into a `Suspense`); unknown steps get the generic board. */
export function stepPage(stepId: string): Page {
  const load = loaderOf(stepId);
  const known = pages.get(load);
  if (known !== undefined) return known;
  const page = lazy(load);
  pages.set(load, page);
  return page;
}

/** Fetches the code of a step's page ahead of time, for example while the pointer rests on its link. */
export function preloadStepPage(stepId: string): void {
  loaderOf(stepId)().catch(() => {
    // The page itself will try again and tell.
  });
}

function loaderOf(stepId: string): Load {
  return isStepId(stepId) ? LOADERS[stepId] : loadGeneric;
}
